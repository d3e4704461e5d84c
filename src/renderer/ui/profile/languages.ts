/** What customers of a shop speak, most often; another code that came with a file is kept and shown. */
const common = [
  'en', 'de', 'fr', 'it', 'es', 'nl', 'pl', 'pt', 'tr', 'ru', 'uk', 'ar', 'da', 'sv', 'no', 'fi', 'cs', 'sk', 'hu',
  'ro', 'bg', 'hr', 'sr', 'sl', 'el', 'he', 'fa', 'hi', 'zh', 'ja', 'ko', 'vi', 'th',
];

export function listLanguages(own: string | null): string[] {
  return own === null || common.includes(own) ? common : [...common, own];
}
