import { consentStates, lifecycleStages, preferredChannels } from '../../../../../db/schema/contacts.ts';
import { parseBoolean } from '../../../../contract/values/boolean.ts';
import { foldText } from '../../../../contract/values/name-key.ts';

export type ConsentState = (typeof consentStates)[number];

function indexWords<T extends string>(own: readonly T[], others: Partial<Record<T, string>>): Map<string, T> {
  const index = new Map<string, T>();
  for (const [key, words] of Object.entries(others) as [T, string][]) {
    for (const word of words.split('|')) index.set(keyOf(word), key);
  }
  for (const key of own) index.set(keyOf(key), key);
  return index;
}

function keyOf(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

const stages = indexWords(lifecycleStages, {
  lead: 'Subscriber|Abonnent|Neuer Kontakt|New lead|Interessent|Anfrage|Piste|Contacto|Contatto',
  prospect:
    'Marketing Qualified Lead|Sales Qualified Lead|MQL|SQL|Opportunity|Qualified lead|Potential|Potenzieller Kunde|Prospecto|Potenziale|Prospectief',
  customer: 'Client|Buyer|Active|Kunde|Kundin|Neukunde|Cliente|Klant',
  regular:
    'Regular customer|Repeat customer|Stammkunde|Stammkundin|Habitué|Client fidèle|Habitual|Abituale|Vaste klant',
  lapsing: 'At risk|Slipping|Abwandernd|À risque|En riesgo',
  former:
    'Former customer|Ex-customer|Inactive|Churned|Lost|Ehemalig|Ehemaliger Kunde|Ancien client|Antiguo cliente|Ex cliente|Oud-klant',
  won_back: 'Reactivated|Zurückgewonnen|Reconquis',
  advocate: 'Evangelist|Promoter|Ambassador|Fürsprecher|Empfehler|Ambassadeur',
  other: 'Sonstige|Sonstiges|Autre|Otro|Altro|Overig',
});

const channels = indexWords(preferredChannels, {
  phone: 'Telephone|Call|Telefon|Anruf|Téléphone|Teléfono|Telefono|Telefoon|Mobile|Handy',
  email: 'Mail|E-mail|Courriel|Correo|Correo electrónico|Posta elettronica',
  sms: 'Text|Text message|Textnachricht|Texto',
  whatsapp: 'Whats App',
  post: 'Letter|Postal|Postal mail|Brief|Courrier|Correo postal|Posta',
  visit: 'In person|In store|Besuch|Persönlich|Visite|Visita|Bezoek',
});

const consents = indexWords(consentStates, {
  given:
    'Subscribed|Granted|Opted in|Opt-in|Confirmed|Accepted|Erteilt|Abonniert|Zugestimmt|Abonné|Suscrito|Iscritto',
  refused:
    'Denied|Declined|Not subscribed|Non-subscribed|Never subscribed|Verweigert|Abgelehnt|Refusé|Rechazado|Rifiutato',
  withdrawn:
    'Unsubscribed|Opted out|Opt-out|Revoked|Widerrufen|Abgemeldet|Désabonné|Retirado|Revocato|Cleaned',
  unknown: 'Pending|Invalid|Unconfirmed|Unbekannt|Ausstehend|Inconnu|Desconocido|Sconosciuto|Onbekend',
});

export function findLifecycleStage(text: string): (typeof lifecycleStages)[number] | null {
  return stages.get(keyOf(text)) ?? null;
}

export function findPreferredChannel(text: string): (typeof preferredChannels)[number] | null {
  return channels.get(keyOf(text)) ?? null;
}

/** The state a cell tells: in words, or by yes and no. In a column of opt-outs, yes means withdrawn. */
export function findConsentState(text: string, isOptOut: boolean): ConsentState | null {
  const state = consents.get(keyOf(text));
  if (state && !isOptOut) return state;
  const answer = parseBoolean(text);
  if (isOptOut) {
    if (state === 'withdrawn' || state === 'refused') return 'withdrawn';
    return answer === null ? null : answer ? 'withdrawn' : 'unknown';
  }
  return answer === null ? null : answer ? 'given' : 'refused';
}

const NAMING_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'];
const NAMED_LANGUAGES =
  'af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ku lb lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt rm ro ru si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi yi zh zu'.split(
    ' ',
  );
let languages: Map<string, string> | null = null;

function buildLanguages(): Map<string, string> {
  const built = new Map<string, string>();
  for (const code of NAMED_LANGUAGES) {
    for (const naming of [...NAMING_LANGUAGES, code]) {
      const name = new Intl.DisplayNames([naming], { type: 'language', fallback: 'none' }).of(code);
      if (name) built.set(keyOf(name), code);
    }
  }
  return built;
}

/** A BCP 47 tag from a tag or from the name of a language; null where it is neither. */
export function findLanguage(text: string): string | null {
  languages ??= buildLanguages();
  const named = languages.get(keyOf(text));
  if (named) return named;
  const tag = text.replace(/_/g, '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
