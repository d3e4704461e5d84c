/** Words beside "phone" that say what kind of phone: `Telefon mobil`, `Tel. (Fax)`. */
export const KIND_WORDS: Record<string, string> = {
  mobile: 'mobile mobil cell cellular mobiel mobiele movil portable cellulare celular handy gsm',
  fax: 'fax telefax faks telecopie',
};

/** Words in a heading that say whose or which, by the label they give: `Home City`, `Telefon geschäftlich`. */
export const QUALIFIER_WORDS: Record<string, string> = {
  work: 'work business office company firm werk zakelijk kantoor werkadres bedrijfs geschaftlich geschaftliche geschaeftlich geschaeftliche buro dienstlich arbeit firma firmen bureau travail professionnel professionnelle pro trabajo oficina empresa ufficio uff lavoro aziendale trabalho comercial',
  home: 'home private personal house privat privater private prive thuis huis huisadres domicile maison personnel particulier particular domicilio casa abitazione ab privato personale residencial residencia',
  other:
    'other weitere weiterer weiteres weiteren sonstige andere anderes alternative alternate secondary autre otro otra otros altro altra altri ander anders overig overige outro outra alternativ',
  billing:
    'billing invoice invoicing bill rechnung rechnungs rechnungsadresse rechnungsanschrift facturation facturacion fatturazione factuur factuuradres faturamento cobranca',
  shipping:
    'shipping delivery ship lieferung liefer lieferadresse lieferanschrift versand versandadresse livraison envio entrega spedizione consegna bezorg bezorgadres aflever afleveradres verzend verzendadres levering',
};

/** Words that say nothing about what a column is. */
export const FILLER_WORDS =
  'the of a an de del della delle dell di du des la le les el los l d do da dos das der die das des den fur für zur op van het een und and y e et en o or contact contacts customer customers client clients kunde kunden kundin klant cliente clientes person default primary main haupt hauptadresse principal principale mailing address adresse adres direccion indirizzo endereco anschrift value values number nummer numero no nr full s r to ship';

/** Beginnings of German and Dutch compounds: `Rechnungsort`, `Privattelefon`, `Factuurplaats`. */
export const COMPOUND_BEGINNINGS: Record<string, string> = {
  rechnungs: 'billing',
  rechnung: 'billing',
  liefer: 'shipping',
  lieferungs: 'shipping',
  versand: 'shipping',
  privat: 'home',
  geschafts: 'work',
  firmen: 'work',
  buro: 'work',
  dienst: 'work',
  factuur: 'billing',
  bezorg: 'shipping',
  verzend: 'shipping',
  aflever: 'shipping',
  werk: 'work',
};
