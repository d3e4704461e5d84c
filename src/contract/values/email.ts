export interface NormalizedEmail {
  /** What two spellings of one address share, or null where the text is plainly not an address. */
  key: string | null;
}

const MAX_EMAIL_LENGTH = 320;
const NON_ASCII = /[^\0-\x7f]/;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const NAME_AND_ADDRESS = /^([^<>]*)<([^<>]+)>$/;

/** The domain in the form that travels on the wire, so that `müller.de` and `xn--mller-kva.de` are one. */
function asciiDomain(domain: string): string | null {
  try {
    const host = new URL(`http://${domain}`).hostname;
    // A browser reads 123 as an IP address and drops what it doesn't like: neither is the domain we asked for.
    return host !== '' && !host.startsWith('[') ? host : null;
  } catch {
    return null;
  }
}

function isPlausible(local: string, domain: string): boolean {
  if (local === '' || domain === '' || local.length > 254) return false;
  if (/[\s<>]/.test(domain) || domain.startsWith('.') || domain.endsWith('.') || domain.includes('..')) {
    return false;
  }
  // A quoted local part may hold anything; a plain one no blanks, brackets or separators of lists.
  if (!(local.startsWith('"') && local.endsWith('"') && local.length > 2) && /[\s<>,;"@]/.test(local)) {
    return false;
  }
  return !/[,;:"@/\\()?#%|^`{}=+*!$&']/.test(domain);
}

/** The match key of one address. Dots and plus tags stay: to some mail servers they matter. */
export function normalizeEmail(raw: string): NormalizedEmail {
  if (raw.length > MAX_EMAIL_LENGTH + 64) return { key: null };
  let text = raw.trim();
  if (NON_ASCII.test(text)) text = text.replace(INVISIBLE, '').replace(/＠/g, '@').trim();
  if (text.length > 7 && text.slice(0, 7).toLowerCase() === 'mailto:') text = text.slice(7);
  const wrapped = text.endsWith('>') ? NAME_AND_ADDRESS.exec(text) : null;
  if (wrapped) text = (wrapped[2] as string).trim();
  const at = text.lastIndexOf('@');
  if (at <= 0 || text.length > MAX_EMAIL_LENGTH) return { key: null };
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (!isPlausible(local, domain)) return { key: null };
  const host = NON_ASCII.test(domain) ? asciiDomain(domain) : domain.toLowerCase();
  return { key: host === null ? null : `${local.normalize('NFC').toLowerCase()}@${host}` };
}

export function isEmail(raw: string): boolean {
  return normalizeEmail(raw).key !== null;
}

function splitOutsideQuotes(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  let isBracketed = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === '<') isBracketed = true;
    else if (!isQuoted && character === '>') isBracketed = false;
    if (!isQuoted && !isBracketed && separator.test(character)) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  parts.push(part);
  return isQuoted ? text.split(separator) : parts;
}

/** `Anna <a@b.de>` becomes `a@b.de`; anything else stays as typed. */
function addressOf(part: string): string {
  const wrapped = part.endsWith('>') ? NAME_AND_ADDRESS.exec(part.replace(/"[^"]*"/g, '')) : null;
  return wrapped ? (wrapped[2] as string).trim() : part;
}

/**
 * The addresses in one cell: `a@b.de; c@d.fr`, `Anna <a@b.de>, "B, C" <b@c.de>`, one a line, or Google's
 * ` ::: `. A cell that holds one address, or none that can be told apart, comes back whole.
 */
export function splitEmails(cell: string): string[] {
  const text = cell.trim();
  if (text === '') return [];
  const at = text.indexOf('@');
  const isOne = at === -1 || text.indexOf('@', at + 1) === -1;
  if (isOne && !/[<>,;]/.test(text)) return [text];
  const parts = splitOutsideQuotes(text.replace(/\s*:::\s*/g, '\n'), /[,;\n\r|]/)
    .map((part) => addressOf(part.trim()))
    .filter((part) => part !== '');
  if (parts.every(isEmail) && parts.length > 0) return unique(parts);
  const slashed = text.split(/\s+\/\s+|\s+/).filter((part) => part !== '' && part !== '/');
  if (slashed.length > 1 && slashed.every(isEmail)) return unique(slashed);
  return parts.length > 1 && parts.some(isEmail) ? unique(parts) : [text];
}

function unique(parts: string[]): string[] {
  return [...new Set(parts)];
}
