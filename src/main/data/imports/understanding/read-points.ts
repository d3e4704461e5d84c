import { normalizeEmail, splitEmails } from '../../../../contract/values/email.ts';
import { normalizeLabel } from '../../../../contract/values/label.ts';
import { findPhoneProblem, normalizePhone } from '../../../../contract/values/phone.ts';
import type { EmailDraft, LabelledText, PhoneDraft } from './draft.ts';
import { type CellReader, type FindingList, report } from './read-cell.ts';

/** One of several e-mails, phones, pages: the cell it stands in and the one its label stands in. */
export interface PointPlan {
  column: number;
  read: CellReader;
  /** The label that the column's heading gives. */
  label: string | null;
  readLabel: CellReader | null;
}

export interface PointContext {
  defaultCountry: string;
  /** Our own files hold one value a cell, exactly as kept: nothing is split, renamed or left out. */
  isOwn: boolean;
}

function labelOf(
  plan: PointPlan,
  record: readonly string[],
  findings: FindingList,
  context: PointContext,
): string | null {
  const text = plan.readLabel?.(record, findings);
  if (!text) return plan.label;
  return context.isOwn ? text : (normalizeLabel(text) ?? plan.label);
}

/** Google joins several values of one label, and their labels, by three colons. */
function nthLabel(label: string | null, index: number): string | null {
  if (!label?.includes(':::')) return label;
  const labels = label.split(':::');
  return normalizeLabel((labels[index] ?? labels[0] ?? '').trim());
}

export function readEmails(
  plans: readonly PointPlan[],
  record: readonly string[],
  findings: FindingList,
  context: PointContext,
): EmailDraft[] {
  const emails: EmailDraft[] = [];
  for (const plan of plans) {
    const cell = plan.read(record, findings);
    if (cell === '') continue;
    const whole = normalizeEmail(cell).key;
    const label = labelOf(plan, record, findings, context);
    if (context.isOwn || (whole !== null && !cell.includes('<'))) {
      addEmail(emails, cell, whole, label, context);
      if (whole === null) report(findings, 'invalid-email', plan.column, cell, true);
      continue;
    }
    splitEmails(cell).forEach((raw, index) => {
      const { key } = normalizeEmail(raw);
      if (key === null) report(findings, 'invalid-email', plan.column, raw, true);
      addEmail(emails, raw, key, nthLabel(label, index), context);
    });
  }
  return emails;
}

function addEmail(
  emails: EmailDraft[],
  raw: string,
  key: string | null,
  label: string | null,
  context: PointContext,
): void {
  if (key === null) return;
  if (!context.isOwn) {
    for (const email of emails) if (email.normalized === key) return;
  }
  emails.push({ raw, normalized: key, label });
}

const PHONE_SEPARATORS =
  /\s*(?::::|[;\n\r|]|,(?!\s*(?:ext|x|\d{1,5}$))|\s\/\s|\s+(?:or|oder|ou|o|of|und|and)\s+)\s*/i;
const MIN_DIGITS_OF_EACH = 6;

/** The phones in one cell, where each part is one by itself and the whole is not. */
function splitPhones(cell: string, context: PointContext): string[] {
  if (!PHONE_SEPARATORS.test(cell)) return [cell];
  const parts = cell.split(PHONE_SEPARATORS).filter((part) => part !== '');
  // Most cells with a slash are one phone, `030 / 123456`; counting is cheaper than reading the parts.
  if (!parts.every((part) => part.replace(/\D+/g, '').length >= MIN_DIGITS_OF_EACH)) return [cell];
  const areAllPhones = parts.every((part) => normalizePhone(part, context.defaultCountry).e164 !== null);
  return areAllPhones ? parts : [cell];
}

export function readPhones(
  plans: readonly PointPlan[],
  record: readonly string[],
  findings: FindingList,
  context: PointContext,
): PhoneDraft[] {
  const phones: PhoneDraft[] = [];
  const { defaultCountry, isOwn } = context;
  for (const plan of plans) {
    const cell = plan.read(record, findings);
    if (cell === '') continue;
    const label = labelOf(plan, record, findings, context);
    let index = 0;
    for (const raw of isOwn ? [cell] : splitPhones(cell, context)) {
      const { e164, digits } = normalizePhone(raw, defaultCountry);
      const problem = isOwn ? null : findPhoneProblem(raw, { e164, digits }, defaultCountry);
      if (problem) report(findings, problem, plan.column, raw, false);
      const isKnown = phones.some((phone) => (e164 === null ? phone.raw === raw : phone.e164 === e164));
      if (isOwn || !isKnown)
        phones.push({ raw, e164, digits, label: isOwn ? label : nthLabel(label, index) });
      index++;
    }
  }
  return phones;
}

export function readTexts(
  plans: readonly PointPlan[],
  record: readonly string[],
  findings: FindingList,
  context: PointContext,
): LabelledText[] {
  const texts: LabelledText[] = [];
  for (const plan of plans) {
    const cell = plan.read(record, findings);
    if (cell === '') continue;
    const label = labelOf(plan, record, findings, context);
    const parts = context.isOwn ? [cell] : cell.split(/\s*:::\s*/);
    parts.forEach((raw, index) => {
      if (raw === '' || (!context.isOwn && texts.some((text) => text.raw === raw))) return;
      texts.push({ raw, label: context.isOwn ? label : nthLabel(label, index) });
    });
  }
  return texts;
}
