import type { ContactDraft, ContactFields } from '../../../contract/contacts.ts';
import { AppError } from '../../../contract/errors.ts';
import { isEmail } from '../../../contract/values/email.ts';

/** What is typed in the dialog, as typed. */
export type NewContactDraft = {
  firstName: string;
  lastName: string;
  phone: string;
  email: string;
  company: string;
  role: string;
  salutation: string;
  birthDate: string;
  leadSource: string;
  lifecycleStage: ContactFields['lifecycleStage'];
  preferredChannel: ContactFields['preferredChannel'];
  street: string;
  postalCode: string;
  city: string;
  tags: string[];
  notes: string;
};

export const emptyDraft: NewContactDraft = {
  firstName: '',
  lastName: '',
  phone: '',
  email: '',
  company: '',
  role: '',
  salutation: '',
  birthDate: '',
  leadSource: '',
  lifecycleStage: null,
  preferredChannel: null,
  street: '',
  postalCode: '',
  city: '',
  tags: [],
  notes: '',
};

/** What was looked for and not found, put where it belongs: a phone, an e-mail, else a name. */
export function readTyped(text: string): NewContactDraft {
  const typed = text.trim();
  if (isEmail(typed)) return { ...emptyDraft, email: typed };
  if (/^[+\d(][\d\s().\-/]{3,}$/.test(typed)) return { ...emptyDraft, phone: typed };
  const words = typed.split(/\s+/);
  const lastName = words.length > 1 ? words.pop()! : '';
  return { ...emptyDraft, firstName: words.join(' '), lastName };
}

export function makeDraft(draft: NewContactDraft, birthDate: string | null): ContactDraft {
  const { phone, email, company, role, street, postalCode, city, tags } = draft;
  const hasAddress = `${street}${postalCode}${city}`.trim() !== '';
  return {
    fields: {
      salutation: draft.salutation,
      firstName: draft.firstName,
      lastName: draft.lastName,
      birthDate,
      leadSource: draft.leadSource,
      lifecycleStage: draft.lifecycleStage,
      preferredChannel: draft.preferredChannel,
      notes: draft.notes,
    },
    points: [
      ...(phone.trim() === '' ? [] : [{ kind: 'phone' as const, raw: phone }]),
      ...(email.trim() === '' ? [] : [{ kind: 'email' as const, raw: email }]),
    ],
    addresses: hasAddress ? [{ street, postalCode, city }] : [],
    ...(company.trim() === '' ? {} : { company: { name: company, role } }),
    tags,
  };
}

/** The answer names phones and e-mails by their place; here each has a field of its own. */
export function fieldOfProblem(error: AppError, { phone, email }: NewContactDraft): AppError {
  if (!(error instanceof AppError) || !error.report.fields) return error;
  const order = [...(phone.trim() === '' ? [] : ['phone']), ...(email.trim() === '' ? [] : ['email'])];
  const fields: Record<string, string> = {};
  for (const [key, problem] of Object.entries(error.report.fields)) {
    const place = /^points\.(\d+)/.exec(key);
    // Only an e-mail is refused without its place.
    fields[place ? (order[Number(place[1])] ?? key) : key === 'draft.raw' ? 'email' : key] = problem;
  }
  return new AppError(error.code, error.report.message, error.report.parameters, fields);
}
