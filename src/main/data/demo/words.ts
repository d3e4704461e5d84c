import type { Language } from '../../../contract/settings.ts';

/** What a flower shop notes about its customers, in its owner's language. */
export type Words = {
  shopName: string;
  tags: string[];
  companyTags: string[];
  leadSources: string[];
  roles: string[];
  consentSources: string[];
  wording: string;
  notes: string[];
  companyNotes: string[];
  industries: { name: string; titles: string[] }[];
  fields: {
    flower: { name: string; choices: string[] };
    allergies: { name: string; values: string[] };
    delivery: { name: string; values: string[] };
    points: { name: string };
    anniversary: { name: string };
    card: { name: string };
  };
  companyFields: { standing: { name: string; choices: string[] } };
};

const english: Words = {
  shopName: 'Petal & Stem',
  tags: [
    'VIP',
    'Wedding',
    'Flower subscription',
    'Workshop',
    'Friday bouquet',
    'Garden club',
    'Sympathy',
    'Pays by invoice',
    'Student',
    'Neighbour; opposite the shop',
  ],
  companyTags: ['Weekly order', 'Events', 'Wholesale', 'Pays late', 'Christmas only'],
  leadSources: [
    'Walk-in',
    'Friend',
    'Instagram',
    'Web shop',
    'Wedding fair',
    'Market stall',
    'Flyer',
    'Google',
  ],
  roles: ['Reception', 'Owner', 'Events manager', 'Office manager', 'Purchasing', 'Head chef', 'Assistant'],
  consentSources: ['Card at the counter', 'Web shop', 'Phone', 'Workshop list', 'E-mail'],
  wording: 'Yes, please send me news and offers. I can change my mind at any time.',
  notes: [
    'Likes tulips, never carnations.',
    'Always asks for recycled wrapping paper.',
    'Prefers pick-up after 5 pm.',
    'Mother of the bride of 12 June.\nTable flowers: white, no lilies.\nSecond meeting done.',
    'Buys a bouquet every Friday.',
    'Has a dog called “Biscuit”: keep lilies out of the bouquet.',
    'Deliver to the neighbour if nobody answers, “Flat B”.',
    'Asked about the wreath workshop, call back in autumn.',
    'Loves peonies, said “the pink ones, not the white ones”.',
    'Pays cash, wants a receipt.',
    'Ring twice:\n- bell is broken on some days\n- back door is open until 6',
  ],
  companyNotes: [
    'Two arrangements every Monday before 8 am.',
    'Invoice to accounts, delivery note to reception.',
    'Lobby: tall vase is theirs, bring it back filled.',
    'No scented flowers in the dining room.',
  ],
  industries: [
    { name: 'Hospitality', titles: ['Hotel {name}', 'The {name} Arms', 'Guest House {name}'] },
    { name: 'Food and drink', titles: ['Café {name}', '{name}’s Kitchen', 'Bakery {name}'] },
    { name: 'Health', titles: ['{name} Dental Practice', 'Dr {name} & Partners', '{name} Pharmacy'] },
    { name: 'Law', titles: ['{name} & Co. Solicitors', 'Notary {name}'] },
    { name: 'Funeral director', titles: ['{name} & Sons Funerals'] },
    { name: 'Retail', titles: ['{name} Books', 'Salon {name}', '{name} Opticians'] },
    { name: 'Events', titles: ['{name} Weddings', 'Theatre {name}'] },
    { name: 'Crafts', titles: ['{name} Joinery', '{name} Gardens'] },
  ],
  fields: {
    flower: {
      name: 'Favourite flower',
      choices: ['Rose', 'Tulip', 'Peony', 'Dahlia', 'Sunflower', 'Lily', 'Ranunculus', 'Wild flowers'],
    },
    allergies: {
      name: 'Allergies',
      values: ['Lilies', 'Pollen, mild', 'Hyacinths', 'Cat at home: no lilies'],
    },
    delivery: {
      name: 'Delivery note',
      values: ['Leave in the porch', 'Second floor, no lift', 'Only after 4 pm', 'Gate code on request'],
    },
    points: { name: 'Loyalty points' },
    anniversary: { name: 'Anniversary' },
    card: { name: 'Has a loyalty card' },
  },
  companyFields: {
    standing: { name: 'Standing order', choices: ['Weekly', 'Every two weeks', 'Monthly', 'None'] },
  },
};

const german: Words = {
  shopName: 'Blumen am Markt',
  tags: [
    'VIP',
    'Hochzeit',
    'Blumen-Abo',
    'Workshop',
    'Freitagsstrauß',
    'Gartenverein',
    'Trauerfloristik',
    'Zahlt auf Rechnung',
    'Studierende',
    'Nachbarschaft; gegenüber',
  ],
  companyTags: ['Wöchentliche Lieferung', 'Veranstaltungen', 'Großhandel', 'Zahlt spät', 'Nur Weihnachten'],
  leadSources: [
    'Laufkundschaft',
    'Empfehlung',
    'Instagram',
    'Onlineshop',
    'Hochzeitsmesse',
    'Wochenmarkt',
    'Handzettel',
    'Google',
  ],
  roles: ['Empfang', 'Inhaberin', 'Veranstaltungen', 'Büroleitung', 'Einkauf', 'Küchenchef', 'Assistenz'],
  consentSources: ['Karte an der Kasse', 'Onlineshop', 'Telefon', 'Workshop-Liste', 'E-Mail'],
  wording: 'Ja, ich möchte Neuigkeiten und Angebote erhalten. Das kann ich jederzeit widerrufen.',
  notes: [
    'Mag Tulpen, keine Nelken.',
    'Möchte immer Papier statt Folie.',
    'Holt am liebsten nach 17 Uhr ab.',
    'Brautmutter vom 12. Juni.\nTischschmuck: weiß, keine Lilien.\nZweites Gespräch war schon.',
    'Kauft jeden Freitag einen Strauß.',
    'Hat einen Hund namens „Krümel“: keine Lilien in den Strauß.',
    'Bei Abwesenheit zur Nachbarin, Klingel „Weiß“.',
    'Fragt nach dem Kranzworkshop, im Herbst anrufen.',
    'Liebt Pfingstrosen, „die rosafarbenen, nicht die weißen“.',
    'Zahlt bar, möchte eine Quittung.',
    'Zweimal klingeln:\n- die Klingel geht nicht immer\n- Hintertür ist bis 18 Uhr offen',
  ],
  companyNotes: [
    'Zwei Gestecke jeden Montag vor 8 Uhr.',
    'Rechnung an die Buchhaltung, Lieferschein an den Empfang.',
    'Foyer: die hohe Vase gehört dem Haus, gefüllt zurückbringen.',
    'Im Speisesaal keine duftenden Blumen.',
  ],
  industries: [
    { name: 'Gastgewerbe', titles: ['Hotel {name}', 'Gasthof {name}', 'Pension {name}'] },
    { name: 'Gastronomie', titles: ['Café {name}', 'Restaurant {name}', 'Bäckerei {name}'] },
    { name: 'Gesundheit', titles: ['Zahnarztpraxis {name}', 'Praxis Dr. {name}', '{name}-Apotheke'] },
    { name: 'Recht', titles: ['Kanzlei {name} & Partner', 'Notariat {name}'] },
    { name: 'Bestattung', titles: ['Bestattungen {name}'] },
    { name: 'Einzelhandel', titles: ['Buchhandlung {name}', 'Salon {name}', 'Optik {name}'] },
    { name: 'Veranstaltungen', titles: ['Hochzeiten {name}', 'Theater {name}'] },
    { name: 'Handwerk', titles: ['Tischlerei {name}', 'Gartenbau {name} GmbH & Co. KG'] },
  ],
  fields: {
    flower: {
      name: 'Lieblingsblume',
      choices: ['Rose', 'Tulpe', 'Pfingstrose', 'Dahlie', 'Sonnenblume', 'Lilie', 'Ranunkel', 'Wiesenblumen'],
    },
    allergies: {
      name: 'Allergien',
      values: ['Lilien', 'Pollen, leicht', 'Hyazinthen', 'Katze im Haus: keine Lilien'],
    },
    delivery: {
      name: 'Lieferhinweis',
      values: ['In den Hausflur stellen', '2. Stock ohne Aufzug', 'Erst ab 16 Uhr', 'Torcode auf Nachfrage'],
    },
    points: { name: 'Treuepunkte' },
    anniversary: { name: 'Jahrestag' },
    card: { name: 'Hat eine Kundenkarte' },
  },
  companyFields: {
    standing: { name: 'Dauerauftrag', choices: ['Wöchentlich', 'Alle zwei Wochen', 'Monatlich', 'Keiner'] },
  },
};

export const wordsOf = (language: Language): Words => (language === 'de' ? german : english);
