import { foldText } from './name-key.ts';

export type KnownLabel = 'work' | 'home' | 'mobile' | 'fax' | 'billing' | 'shipping' | 'other';

const WORDS: Record<KnownLabel, string> = {
  work: 'work business office company main companymain buro geschaft geschaftlich arbeit dienstlich firma beruflich zentrale travail bureau professionnel pro trabajo oficina empresa profesional lavoro ufficio aziendale werk zakelijk kantoor trabalho escritorio comercial',
  home: 'home private personal house privat zuhause heim domicile maison prive personnel casa particular domicilio personale thuis prive pessoal',
  mobile:
    'mobile cell cellphone cellular mobil handy iphone mobilephone portable movil celular cellulare mobiel gsm telemovel smartphone',
  fax: 'fax telefax homefax workfax businessfax otherfax privatfax faxgeschaftlich faxprivat',
  billing:
    'billing invoice invoicing rechnung rechnungsadresse rechnungsanschrift facturation facturacion fatturazione factuur faturamento',
  shipping:
    'shipping delivery ship lieferung lieferadresse lieferanschrift livraison envio entrega spedizione consegna bezorg verzend levering',
  other: 'other misc sonstige sonstiges andere weitere autre otro otros altro altri overig ander outro',
};

const LABELS = new Map<string, KnownLabel>();
for (const [label, words] of Object.entries(WORDS) as [KnownLabel, string][]) {
  for (const word of words.split(' ')) if (!LABELS.has(word)) LABELS.set(word, label);
}

/** The label of our own that a word in one of several languages means. */
export function findKnownLabel(text: string): KnownLabel | null {
  return LABELS.get(foldText(text).replace(/[^\p{L}\p{N}]+/gu, '')) ?? null;
}

/**
 * A label of the program's own where the text means one (`* Work`, `Geschäftlich`, `Handy`), else the
 * owner's word as typed. Google marks the preferred one with `* `, which goes.
 */
export function normalizeLabel(text: string): string | null {
  const label = text.replace(/^\*\s+/, '').trim();
  if (label === '') return null;
  return findKnownLabel(label) ?? label;
}
