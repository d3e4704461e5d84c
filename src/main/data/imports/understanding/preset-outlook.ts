import type { PresetDefinition } from './preset-definition.ts';

/**
 * Outlook translates its headings; most are understood one by one (heading-words.ts). Here stand the ones
 * that mean something else elsewhere, and the columns that Outlook fills by itself.
 */
const ENGLISH: Readonly<Record<string, string>> = {
  Title: 'salutation',
  'E-mail Type': 'ignore',
  'E-mail 2 Type': 'ignore',
  'E-mail 3 Type': 'ignore',
  'E-mail Display Name': 'ignore',
  'E-mail 2 Display Name': 'ignore',
  'E-mail 3 Display Name': 'ignore',
  'Internet Free Busy': 'ignore',
  'Directory Server': 'ignore',
  Sensitivity: 'ignore',
  Priority: 'ignore',
  Private: 'ignore',
  Initials: 'ignore',
  Location: '-',
  'Office Location': '-',
  Account: '-',
  Department: '-',
  Profession: '-',
  'Government ID Number': '-',
  'Organizational ID Number': '-',
  'Referred By': 'lead_source',
  'Billing Information': '-',
  'Home Address': 'address_formatted:home',
  'Business Address': 'address_formatted:work',
  'Other Address': 'address_formatted:other',
  "Assistant's Phone": '-',
  IMAddress: 'social',
  Keywords: '-',
};

const GERMAN: Readonly<Record<string, string>> = {
  Anrede: 'salutation',
  Titel: 'salutation',
  'E-Mail-Typ': 'ignore',
  'E-Mail 2: Typ': 'ignore',
  'E-Mail 3: Typ': 'ignore',
  'E-Mail: Angezeigter Name': 'ignore',
  'E-Mail 2: Angezeigter Name': 'ignore',
  'E-Mail 3: Angezeigter Name': 'ignore',
  'Internet Frei/Gebucht': 'ignore',
  'Internet-Frei/Gebucht': 'ignore',
  Verzeichnisserver: 'ignore',
  Vertraulichkeit: 'ignore',
  Priorität: 'ignore',
  Privat: 'ignore',
  Initialen: 'ignore',
  Ort: '-',
  Büro: '-',
  Konto: '-',
  Beruf: '-',
  'Empfohlen von': 'lead_source',
  'Telefon Assistent': '-',
};

const FRENCH: Readonly<Record<string, string>> = {
  Titre: 'salutation',
  Titre2: 'company_role',
  Nom: 'last_name',
  'Type de messagerie': 'ignore',
  'Type de messagerie 2': 'ignore',
  'Type de messagerie 3': 'ignore',
  'Nom complet de l’adresse de messagerie': 'ignore',
  'Nom complet de l’adresse de messagerie 2': 'ignore',
  'Nom complet de l’adresse de messagerie 3': 'ignore',
  Priorité: 'ignore',
  Privé: 'ignore',
  Initiales: 'ignore',
  Emplacement: '-',
  Anniversaire: 'birth_date',
};

const SPANISH: Readonly<Record<string, string>> = {
  Nombre: 'first_name',
  Título: 'salutation',
  Tratamiento: 'salutation',
  Prioridad: 'ignore',
  Privado: 'ignore',
  Iniciales: 'ignore',
  Ubicación: '-',
};

const ITALIAN: Readonly<Record<string, string>> = {
  Titolo: 'salutation',
  Nome: 'first_name',
  Ufficio: 'phone:work',
  'Ufficio 2': 'phone:work',
  Abitazione: 'phone:home',
  'Abitazione 2': 'phone:home',
  'Tipo posta elettronica': 'ignore',
  'Tipo posta elettronica 2': 'ignore',
  'Tipo posta elettronica 3': 'ignore',
  'Nome visualizzato posta elettronica': 'ignore',
  'Nome visualizzato posta elettronica 2': 'ignore',
  'Nome visualizzato posta elettronica 3': 'ignore',
  'Disponibilità Internet': 'ignore',
  'Server di directory': 'ignore',
  Riservatezza: 'ignore',
  Priorità: 'ignore',
  Privato: 'ignore',
  Iniziali: 'ignore',
  Luogo: '-',
  'Presentato da': 'lead_source',
};

const DUTCH: Readonly<Record<string, string>> = {
  Titel: 'salutation',
  'Werkadres 2, straat': 'address_street2:work',
  'Werkadres 3, straat': 'address_street2:work',
  'E-mailtype': 'ignore',
  'E-mailtype 2': 'ignore',
  'E-mailtype 3': 'ignore',
  'Weergavenaam voor e-mail': 'ignore',
  'E-mail, weergegeven naam 2': 'ignore',
  'E-mail, weergegeven naam 3': 'ignore',
  'Internet Beschikbaarheidsinfo': 'ignore',
  Adreslijstserver: 'ignore',
  Gevoeligheid: 'ignore',
  Prioriteit: 'ignore',
  Privé: 'ignore',
  Initialen: 'ignore',
  Locatie: '-',
  'Referentie van': 'lead_source',
};

function localOutlook(
  language: string,
  signatures: PresetDefinition['signatures'],
  columns: Readonly<Record<string, string>>,
): PresetDefinition {
  return { id: `outlook-${language}`, name: 'Outlook', nouns: ['contacts'], signatures, columns };
}

export const OUTLOOK_PRESETS: readonly PresetDefinition[] = [
  {
    id: 'google-outlook',
    name: 'Google Contacts (Outlook CSV)',
    nouns: ['contacts'],
    signatures: [
      ['First Name', 'Last Name', 'E-mail Address', 'Business Street', 'Home Address', 'Business Address'],
    ],
    columns: ENGLISH,
  },
  {
    id: 'outlook',
    name: 'Outlook',
    nouns: ['contacts'],
    signatures: [
      ['First Name', 'Last Name', 'E-mail Address', 'Business Street', 'E-mail Type'],
      ['First Name', 'Last Name', 'E-mail Address', 'Business Street', 'E-mail Display Name'],
      ['First Name', 'Last Name', 'E-mail Address', 'Business Street', 'Home Street'],
    ],
    columns: ENGLISH,
  },
  {
    id: 'outlook-com',
    name: 'Outlook.com',
    nouns: ['contacts'],
    signatures: [
      ['First Name', 'Last Name', 'E-mail Address', 'IMAddress', 'Business Street', 'Personal Web Page'],
      ['IMAddress', 'Business Street', 'Home Street', 'Personal Web Page'],
    ],
    columns: ENGLISH,
  },
  {
    id: 'freeagent',
    name: 'FreeAgent',
    nouns: ['contacts'],
    signatures: [
      ['First Name', 'Last Name', 'Company', 'E-mail Address', 'E-mail 2 Address', 'Business Street'],
    ],
    without: ['Home Street', 'Notes', 'E-mail Type', 'Home Phone'],
    columns: {},
  },
  localOutlook(
    'de',
    [
      ['Vorname', 'Nachname', 'Straße geschäftlich', 'Ort geschäftlich'],
      ['Vorname', 'Nachname', 'Straße privat', 'Telefon privat', 'E-Mail-Adresse'],
    ],
    GERMAN,
  ),
  localOutlook(
    'fr',
    [
      ['Prénom', 'Nom', 'Rue (bureau)', 'Ville (bureau)'],
      ['Prénom', 'Nom', 'Rue (domicile)', 'Téléphone (domicile)'],
    ],
    FRENCH,
  ),
  localOutlook(
    'es',
    [
      ['Nombre', 'Apellidos', 'Calle del trabajo'],
      ['Nombre', 'Apellidos', 'Calle del domicilio'],
    ],
    SPANISH,
  ),
  localOutlook(
    'it',
    [
      ['Nome', 'Cognome', 'Via (uff.)'],
      ['Nome', 'Cognome', 'Via (ab.)'],
    ],
    ITALIAN,
  ),
  localOutlook(
    'nl',
    [
      ['Voornaam', 'Achternaam', 'Werkadres, straat'],
      ['Voornaam', 'Achternaam', 'Huisadres, straat'],
    ],
    DUTCH,
  ),
];
