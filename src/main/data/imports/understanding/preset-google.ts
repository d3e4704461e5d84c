import type { ImportNoun } from '../../../../contract/exchange-fields.ts';
import type { PresetDefinition } from './preset-definition.ts';

const PEOPLE: readonly ImportNoun[] = ['contacts'];

const GOOGLE_PATTERNS: PresetDefinition['patterns'] = [
  [/^E-mail (\d+) - Value$/i, ([, n]) => `email_${n}`],
  [/^E-mail (\d+) - (?:Label|Type)$/i, ([, n]) => `email_${n}_label`],
  [/^Phone (\d+) - Value$/i, ([, n]) => `phone_${n}`],
  [/^Phone (\d+) - (?:Label|Type)$/i, ([, n]) => `phone_${n}_label`],
  [/^Website (\d+) - Value$/i, ([, n]) => `website_${n}`],
  [/^Website (\d+) - (?:Label|Type)$/i, ([, n]) => `website_${n}_label`],
  [/^Address (\d+) - (?:Label|Type)$/i, ([, n]) => `address_${n}_label`],
  [/^Address (\d+) - Formatted$/i, ([, n]) => `address_${n}_formatted`],
  [/^Address (\d+) - Street$/i, ([, n]) => `address_${n}_street`],
  [/^Address (\d+) - (?:PO Box|Extended Address)$/i, ([, n]) => `address_${n}_street2`],
  [/^Address (\d+) - City$/i, ([, n]) => `address_${n}_city`],
  [/^Address (\d+) - Region$/i, ([, n]) => `address_${n}_region`],
  [/^Address (\d+) - Postal Code$/i, ([, n]) => `address_${n}_postal_code`],
  [/^Address (\d+) - Country$/i, ([, n]) => `address_${n}_country`],
  [/^Organization (\d+) - Name$/i, ([, n]) => `company_${n}`],
  [/^Organization (\d+) - Title$/i, ([, n]) => `company_${n}_role`],
  [/^(?:IM|Event|Relation|Custom Field|Organization) \d+ - .+$/i, () => '-'],
];

const GOOGLE_COLUMNS = {
  'First Name': 'first_name',
  'Given Name': 'first_name',
  'Middle Name': 'middle_name',
  'Additional Name': 'middle_name',
  'Last Name': 'last_name',
  'Family Name': 'last_name',
  Name: 'display_name',
  'Name Prefix': 'salutation',
  'Name Suffix': 'name_suffix',
  'File As': '-',
  'Organization Name': 'company',
  'Organization Title': 'company_role',
  'Organization Department': '-',
  Birthday: 'birth_date',
  Notes: 'notes',
  Photo: 'ignore',
  Labels: 'tags',
  'Group Membership': 'tags',
  Language: 'language',
  Location: '-',
  Subject: '-',
  Priority: '-',
  'Billing Information': '-',
};

export const GOOGLE_PRESETS: readonly PresetDefinition[] = [
  {
    id: 'google',
    name: 'Google Contacts',
    nouns: PEOPLE,
    signatures: [
      ['First Name', 'Last Name', 'Phonetic First Name', 'File As', 'Organization Name'],
      ['First Name', 'Last Name', 'Labels', 'E-mail 1 - Value', 'Organization Name'],
      ['First Name', 'Last Name', 'Labels', 'Phone 1 - Value', 'Name Prefix'],
    ],
    columns: GOOGLE_COLUMNS,
    patterns: GOOGLE_PATTERNS,
  },
  {
    id: 'google-older',
    name: 'Google Contacts (to 2024)',
    nouns: PEOPLE,
    signatures: [
      ['Given Name', 'Family Name', 'Yomi Name', 'Group Membership'],
      ['Given Name', 'Family Name', 'Group Membership', 'E-mail 1 - Type'],
      ['Given Name', 'Family Name', 'Group Membership', 'Phone 1 - Type'],
    ],
    columns: GOOGLE_COLUMNS,
    patterns: GOOGLE_PATTERNS,
  },
];
