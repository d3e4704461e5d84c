export type ExternalLink = {
  /** Exactly what is handed to the system. */
  address: string;
  /** What the owner is asked about: the host (as punycode), the mail address, the number. */
  target: string;
};

/**
 * A link that may leave the app, or undefined. Contact data is written by strangers: only plain web
 * addresses, a mail to one address with subject and text, and phone numbers.
 */
export function parseExternalLink(text: string): ExternalLink | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not pass
  if (text.length > 2000 || /[\u0000-\u001f\u007f-\u009f\u2028\u2029\\]/.test(text)) return undefined;
  if (/^tel:/i.test(text)) return parsePhone(text);
  if (/\s/.test(text)) return undefined;
  if (/^mailto:/i.test(text)) return parseMail(text);
  if (/^https?:\/\/[^/]/i.test(text)) return parseWeb(text);
  return undefined;
}

function parsePhone(text: string): ExternalLink | undefined {
  const number = text.slice('tel:'.length);
  if (!/^[0-9+ ()-]{3,20}$/.test(number) || !/[0-9]/.test(number)) return undefined;
  return { address: `tel:${number.replace(/[^0-9+]/g, '')}`, target: number.trim() };
}

function parseMail(text: string): ExternalLink | undefined {
  const match = /^mailto:([^?#]+)(?:\?([^#]*))?$/i.exec(text);
  if (!match) return undefined;
  const recipient = decode(match[1] ?? '');
  if (!recipient || !/^[^\s@,;:<>()[\]"'%&?#|]+@[^\s@,;:<>()[\]"'%&?#|]+$/.test(recipient)) return undefined;
  const fields: string[] = [];
  for (const field of (match[2] ?? '').split('&').filter(Boolean)) {
    const [name = '', ...rest] = field.split('=');
    const value = decode(rest.join('='));
    if (!/^(subject|body)$/i.test(name) || value === undefined) return undefined;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break could start another mail header
    if (/[\u0000-\u001f\u007f]/.test(value)) return undefined;
    fields.push(`${name.toLowerCase()}=${encodeURIComponent(value)}`);
  }
  const query = fields.length > 0 ? `?${fields.join('&')}` : '';
  return { address: `mailto:${encodeURI(recipient)}${query}`, target: recipient };
}

function parseWeb(text: string): ExternalLink | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  // "https://bank.example@evil.example" shows one host and opens another.
  if (url.username || url.password || !url.host || /^[^/]*\/\/[^/?#]*@/.test(text)) return undefined;
  return { address: url.href, target: url.host };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
