import type { ContactPoint } from '../../../contract/profile.ts';

/** What a click on a phone, e-mail or page opens outside; null where the text leads nowhere. */
export function linkOf({
  kind,
  raw,
  normalized,
}: Pick<ContactPoint, 'kind' | 'raw' | 'normalized'>): string | null {
  switch (kind) {
    case 'phone': {
      const dialled = normalized ?? raw.replace(/[^\d+*#]/g, '');
      return dialled === '' ? null : `tel:${dialled}`;
    }
    case 'email':
      return `mailto:${raw}`;
    default:
      if (/^https?:\/\/\S+$/i.test(raw)) return raw;
      return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(raw) ? `https://${raw}` : null;
  }
}
