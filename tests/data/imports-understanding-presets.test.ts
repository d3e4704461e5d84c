import { describe, expect, it } from 'vitest';
import { formatTarget, type ImportNoun } from '../../src/contract/exchange-fields.ts';
import { createColumnCollector } from '../../src/main/data/imports/understanding/column-collector.ts';
import { understandColumns } from '../../src/main/data/imports/understanding/infer-columns.ts';
import { findPreset, listPresets } from '../../src/main/data/imports/understanding/presets.ts';
import { HEADERS, splitHeaders } from './imports-understanding-headers.ts';

function understand(headers: string[], noun: ImportNoun = 'contacts', preset?: string | null) {
  const stats = headers.map(() => createColumnCollector().result());
  return understandColumns(headers, stats, {
    noun,
    region: 'GB',
    defaultCountry: 'GB',
    customFields: [],
    preset,
  });
}

/** `Heading` → target for the columns that are understood; `ignore`d and open ones are left out. */
function mapOf(headers: string[], noun: ImportNoun = 'contacts'): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { heading, target } of understand(headers, noun).columns) {
    if (target && target.field !== 'ignore')
      found[found[heading] ? `${heading} (2)` : heading] = formatTarget(target);
  }
  return found;
}

/** Written by looking at the header rows, heading by heading. */
const EXPECTED: Record<string, Record<string, string>> = {
  google: {
    'First Name': 'first_name',
    'Middle Name': 'middle_name',
    'Last Name': 'last_name',
    'Name Prefix': 'salutation',
    'Name Suffix': 'name_suffix',
    'Organization Name': 'company',
    'Organization Title': 'company_role',
    Birthday: 'birth_date',
    Notes: 'notes',
    Labels: 'tags',
    'E-mail 1 - Label': 'email_label',
    'E-mail 1 - Value': 'email',
    'E-mail 2 - Label': 'email_2_label',
    'E-mail 2 - Value': 'email_2',
    'Phone 1 - Label': 'phone_label',
    'Phone 1 - Value': 'phone',
    'Address 1 - Label': 'address_label',
    'Address 1 - Formatted': 'address_formatted',
    'Address 1 - Street': 'address_street',
    'Address 1 - City': 'address_city',
    'Address 1 - PO Box': 'address_street2',
    'Address 1 - Region': 'address_region',
    'Address 1 - Postal Code': 'address_postal_code',
    'Address 1 - Country': 'address_country',
    'Address 1 - Extended Address': 'address_street2',
    'Website 1 - Label': 'website_label',
    'Website 1 - Value': 'website',
  },
  hubspot: {
    'Record ID': 'external_id:hubspot',
    'First Name': 'first_name',
    'Last Name': 'last_name',
    Email: 'email',
    'Phone Number': 'phone',
    'Associated Company': 'company',
  },
  'zoho-crm': {
    'Record Id': 'external_id:zoho-crm',
    'First Name': 'first_name',
    'Last Name': 'last_name',
    'Account Name': 'company',
    Email: 'email',
    Phone: 'phone',
    Mobile: 'phone_2:mobile',
    'Mailing Street': 'address_street',
    'Mailing City': 'address_city',
    'Mailing State': 'address_region',
    'Mailing Zip': 'address_postal_code',
    Description: 'notes',
  },
  salesforce: {
    Salutation: 'salutation',
    'First Name': 'first_name',
    'Last Name': 'last_name',
    Title: 'company_role',
    'Mailing Street': 'address_street',
    'Mailing City': 'address_city',
    'Mailing State/Province': 'address_region',
    'Mailing Zip/Postal Code': 'address_postal_code',
    'Mailing Country': 'address_country',
    Phone: 'phone',
    Mobile: 'phone_2:mobile',
    Fax: 'phone_3:fax',
    Email: 'email',
    'Account Name': 'company',
  },
  'salesforce-data': {
    Id: 'external_id:salesforce',
    LastName: 'last_name',
    FirstName: 'first_name',
    Salutation: 'salutation',
    Name: 'display_name',
    MailingStreet: 'address_street',
    MailingCity: 'address_city',
    MailingState: 'address_region',
    MailingPostalCode: 'address_postal_code',
    MailingCountry: 'address_country',
    Phone: 'phone:work',
    MobilePhone: 'phone_2:mobile',
    HomePhone: 'phone_3:home',
    OtherPhone: 'phone_4:other',
    Fax: 'phone_5:fax',
    Email: 'email',
    Title: 'company_role',
    LeadSource: 'lead_source',
    Birthdate: 'birth_date',
    Description: 'notes',
  },
  mailchimp: {
    'Email Address': 'email',
    'First Name': 'first_name',
    'Last Name': 'last_name',
    Address: 'address_formatted',
    'Phone Number': 'phone',
    Birthday: 'birth_date',
    EUID: 'external_id:mailchimp',
    NOTES: 'notes',
    TAGS: 'tags',
  },
  shopify: {
    'Customer ID': 'external_id:shopify',
    'First Name': 'first_name',
    'Last Name': 'last_name',
    Email: 'email',
    'Accepts Email Marketing': 'consent_marketing_email',
    'Default Address Company': 'company',
    'Default Address Address1': 'address_street',
    'Default Address Address2': 'address_street2',
    'Default Address City': 'address_city',
    'Default Address Province Code': 'address_region',
    'Default Address Country Code': 'address_country',
    'Default Address Zip': 'address_postal_code',
    'Default Address Phone': 'phone_2',
    Phone: 'phone',
    'Accepts SMS Marketing': 'consent_marketing_sms',
    Note: 'notes',
    Tags: 'tags',
  },
  'shopify (older)': {
    'First Name': 'first_name',
    'Last Name': 'last_name',
    Email: 'email',
    'Accepts Email Marketing': 'consent_marketing_email',
    Company: 'company',
    Address1: 'address_street',
    Address2: 'address_street2',
    City: 'address_city',
    Province: 'address_region',
    Country: 'address_country',
    Zip: 'address_postal_code',
    Phone: 'phone',
    'Accepts SMS Marketing': 'consent_marketing_sms',
    Tags: 'tags',
    Note: 'notes',
  },
  woocommerce: {
    Name: 'display_name',
    Email: 'email',
    'Country / Region': 'address_country',
    City: 'address_city',
    Region: 'address_region',
    'Postal Code': 'address_postal_code',
    'Billing Phone': 'phone:billing',
    'Shipping Phone': 'phone_2:shipping',
  },
  square: {
    'Reference ID': 'external_id_2:square-reference',
    'First Name': 'first_name',
    'Last Name': 'last_name',
    'Email Address': 'email',
    'Phone Number': 'phone',
    'Company Name': 'company',
    'Street Address 1': 'address_street',
    'Street Address 2': 'address_street2',
    City: 'address_city',
    State: 'address_region',
    'Postal Code': 'address_postal_code',
    Birthday: 'birth_date',
    Memo: 'notes',
    'Square Customer ID': 'external_id:square',
    'Email Subscription Status': 'consent_marketing_email',
  },
  stripe: { id: 'external_id:stripe', Description: 'notes', Email: 'email', Name: 'display_name' },
  paypal: {
    Name: 'display_name',
    'From Email Address': 'email',
    'Address Line 1': 'address_street',
    'Address Line 2/District/Neighborhood': 'address_street2',
    'Town/City': 'address_city',
    'State/Province/Region/County/Territory/Prefecture/Republic': 'address_region',
    'Zip/Postal Code': 'address_postal_code',
    Country: 'address_country',
    'Contact Phone Number': 'phone',
  },
  xero: {
    '*ContactName': 'customer_name',
    AccountNumber: 'external_id:xero',
    EmailAddress: 'email',
    FirstName: 'first_name',
    LastName: 'last_name',
    POAddressLine1: 'address_street:billing',
    POAddressLine2: 'address_street2:billing',
    POAddressLine3: 'address_street2:billing',
    POAddressLine4: 'address_street2:billing',
    POCity: 'address_city:billing',
    PORegion: 'address_region:billing',
    POPostalCode: 'address_postal_code:billing',
    POCountry: 'address_country:billing',
    SAAddressLine1: 'address_2_street:shipping',
    SAAddressLine2: 'address_2_street2:shipping',
    SAAddressLine3: 'address_2_street2:shipping',
    SAAddressLine4: 'address_2_street2:shipping',
    SACity: 'address_2_city:shipping',
    SARegion: 'address_2_region:shipping',
    SAPostalCode: 'address_2_postal_code:shipping',
    SACountry: 'address_2_country:shipping',
    PhoneNumber: 'phone',
    MobileNumber: 'phone_2:mobile',
    DDINumber: 'phone_3:work',
    FaxNumber: 'phone_4:fax',
    SkypeName: 'social:skype',
    Website: 'website',
    Person1Email: 'email_2:other',
    Person2Email: 'email_3:other',
  },
  quickbooks: {
    Name: 'display_name',
    Company: 'company',
    Email: 'email',
    Phone: 'phone',
    Mobile: 'phone_2:mobile',
    Fax: 'phone_3:fax',
    Website: 'website',
    Street: 'address_street',
    City: 'address_city',
    State: 'address_region',
    ZIP: 'address_postal_code',
    Country: 'address_country',
  },
  'sage-50': {
    'A/C': 'external_id:sage-50',
    Name: 'customer_name',
    'Address Line 1': 'address_street',
    'Address Line 2': 'address_street2',
    'Address Line 3': 'address_city',
    'Address Line 4': 'address_region',
    'Address Line 5': 'address_postal_code',
    'Contact Name': 'display_name',
    Telephone: 'phone',
    'Telephone 2': 'phone_2',
    Fax: 'phone_3:fax',
    'E-mail': 'email',
    'Web address': 'website',
  },
  'sage-accounting': {
    Reference: 'external_id:sage-accounting',
    'Company Name': 'company',
    'Main Address Line 1': 'address_street',
    'Main Address Line 2': 'address_street2',
    'Main Address Town': 'address_city',
    'Main Address County': 'address_region',
    'Main Address Post Code': 'address_postal_code',
    'Main Address Country': 'address_country',
    'Main Contact Name': 'display_name',
    'Main Contact Phone': 'phone',
    'Main Contact Mobile': 'phone_2:mobile',
    'Main Contact Email': 'email',
    'Main Contact Fax': 'phone_3:fax',
    'Address 2 Line 1': 'address_2_street',
    'Address 2 Line 2': 'address_2_street2',
    'Address 2 Town': 'address_2_city',
    'Address 2 County': 'address_2_region',
    'Address 2 Post Code': 'address_2_postal_code',
    'Address 2 Country': 'address_2_country',
  },
  freeagent: {
    'First Name': 'first_name',
    'Last Name': 'last_name',
    Company: 'company',
    'E-mail Address': 'email',
    'E-mail 2 Address': 'email_2',
    'Business Street': 'address_street:work',
    'Business Street 2': 'address_street2:work',
    'Business Street 3': 'address_street2:work',
    'Business City': 'address_city:work',
    'Business State': 'address_region:work',
    'Business Postal Code': 'address_postal_code:work',
    'Business Phone': 'phone:work',
    'Mobile Phone': 'phone_2:mobile',
  },
  wave: {
    customer_name: 'customer_name',
    email: 'email',
    contact_first_name: 'first_name',
    contact_last_name: 'last_name',
    account_number: 'external_id:wave',
    phone: 'phone',
    mobile: 'phone_2:mobile',
    toll_free: 'phone_3:work',
    'ship-to_phone': 'phone_4:shipping',
    fax: 'phone_5:fax',
    website: 'website',
    country: 'address_country:billing',
    'province/state': 'address_region:billing',
    address_line_1: 'address_street:billing',
    address_line_2: 'address_street2:billing',
    city: 'address_city:billing',
    'postal_code/zip_code': 'address_postal_code:billing',
    'ship-to_country': 'address_2_country:shipping',
    'ship-to_province/state': 'address_2_region:shipping',
    'ship-to_address_line_1': 'address_2_street:shipping',
    'ship-to_address_line_2': 'address_2_street2:shipping',
    'ship-to_city': 'address_2_city:shipping',
    'ship-to_postal_code/zip_code': 'address_2_postal_code:shipping',
  },
  'invoice-ninja': {
    Name: 'customer_name',
    'Billing Street': 'address_street:billing',
    'Billing Apt/Suite': 'address_street2:billing',
    'Billing City': 'address_city:billing',
    'Billing State/Province': 'address_region:billing',
    'Billing Postal Code': 'address_postal_code:billing',
    'Billing Country': 'address_country:billing',
    'Shipping Street': 'address_2_street:shipping',
    'Shipping Apt/Suite': 'address_2_street2:shipping',
    'Shipping City': 'address_2_city:shipping',
    'Shipping State/Province': 'address_2_region:shipping',
    'Shipping Postal Code': 'address_2_postal_code:shipping',
    'Shipping Country': 'address_2_country:shipping',
    'ID Number': 'external_id:invoice-ninja',
    Website: 'website',
    Phone: 'phone',
    'Public Notes': 'notes',
    'Private Notes': 'notes',
    'First Name': 'first_name',
    'Last Name': 'last_name',
    Email: 'email',
    'Phone (2)': 'phone_2',
  },
  'outlook-es': {
    Nombre: 'first_name',
    'Segundo nombre': 'middle_name',
    Apellidos: 'last_name',
    Sufijo: 'name_suffix',
    Organización: 'company',
    Puesto: 'company_role',
    'Calle del trabajo': 'address_street:work',
    'Calle del trabajo 2': 'address_street2:work',
    'Ciudad de trabajo': 'address_city:work',
    'Provincia o estado de trabajo': 'address_region:work',
    'Código postal del trabajo': 'address_postal_code:work',
    'País o región del trabajo': 'address_country:work',
    'Calle del domicilio': 'address_2_street:home',
    'Ciudad de domicilio': 'address_2_city:home',
    'Teléfono del trabajo': 'phone:work',
    'Teléfono particular': 'phone_2:home',
    'Teléfono móvil': 'phone_3:mobile',
    'Fax del trabajo': 'phone_4:fax',
    'Dirección de correo electrónico': 'email',
    Cumpleaños: 'birth_date',
    Categorías: 'tags',
    'Página Web': 'website',
    Notas: 'notes',
  },
};

/** For the long rows of the address books: what must be among the rest. */
const AMONG: Record<string, Record<string, string>> = {
  'google-older': {
    Name: 'display_name',
    'Given Name': 'first_name',
    'Additional Name': 'middle_name',
    'Family Name': 'last_name',
    'Group Membership': 'tags',
    'E-mail 1 - Type': 'email_label',
    'E-mail 1 - Value': 'email',
    'Phone 1 - Type': 'phone_label',
    'Phone 1 - Value': 'phone',
    'Address 1 - Street': 'address_street',
    'Organization 1 - Name': 'company',
    'Organization 1 - Title': 'company_role',
    'Website 1 - Value': 'website',
  },
  'google-outlook': {
    Title: 'salutation',
    'E-mail 3 Address': 'email_3',
    'Primary Phone': 'phone',
    'Home Phone': 'phone_2:home',
    'Home Address': 'address_formatted:home',
    'Home Street 3': 'address_street2:home',
    'Home Address PO Box': 'address_street2:home',
    'Business City': 'address_2_city:work',
    'Other Country': 'address_3_country:other',
    'Job Title': 'company_role',
    Categories: 'tags',
  },
  outlook: {
    Title: 'salutation',
    'Job Title': 'company_role',
    'Business Street': 'address_street:work',
    'Business Country/Region': 'address_country:work',
    'Home City': 'address_2_city:home',
    'Other State': 'address_3_region:other',
    'Business Phone': 'phone:work',
    'Mobile Phone': 'phone_5:mobile',
    'E-mail Address': 'email',
    'E-mail 2 Address': 'email_2',
    Birthday: 'birth_date',
    Categories: 'tags',
    Notes: 'notes',
    'Web Page': 'website',
    'Referred By': 'lead_source',
  },
  'outlook-com': {
    'E-mail Address': 'email',
    'Home Phone': 'phone:home',
    'Mobile Phone': 'phone_2:mobile',
    'Personal Web Page': 'website:home',
    'Web Page': 'website_2',
    'Business Postal Code': 'address_postal_code:work',
  },
  'zoho-books': {
    'Display Name': 'display_name',
    'Company Name': 'company',
    'Billing Address': 'address_street:billing',
    'Billing Code': 'address_postal_code:billing',
    'Shipping Code': 'address_2_postal_code:shipping',
    Phone: 'phone:work',
    MobilePhone: 'phone_2:mobile',
    EmailID: 'email',
    'Customer ID': 'external_id:zoho-books',
    'Skype Identity': 'social:skype',
    Designation: 'company_role',
  },
  'outlook-de': {
    Anrede: 'salutation',
    Vorname: 'first_name',
    'Weitere Vornamen': 'middle_name',
    Nachname: 'last_name',
    Firma: 'company',
    Position: 'company_role',
    'Straße geschäftlich': 'address_street:work',
    'Straße geschäftlich 3': 'address_street2:work',
    'Ort geschäftlich': 'address_city:work',
    'Region geschäftlich': 'address_region:work',
    'Postleitzahl geschäftlich': 'address_postal_code:work',
    'Land/Region geschäftlich': 'address_country:work',
    'Bundesland/Kanton privat': 'address_2_region:home',
    'Weitere Straße': 'address_3_street:other',
    'Weiteres/r Bundesland/Kanton': 'address_3_region:other',
    'Telefon geschäftlich': 'phone:work',
    'Telefon privat': 'phone_4:home',
    Mobiltelefon: 'phone_5:mobile',
    'E-Mail-Adresse': 'email',
    'E-Mail 2: Adresse': 'email_2',
    Geburtstag: 'birth_date',
    Kategorien: 'tags',
    Notizen: 'notes',
    Webseite: 'website',
  },
  'outlook-fr': {
    Titre: 'salutation',
    'Titre (2)': 'company_role',
    Prénom: 'first_name',
    Nom: 'last_name',
    Société: 'company',
    'Rue (bureau)': 'address_street:work',
    'Dép/Région (bureau)': 'address_region:work',
    'Pays/Région (domicile)': 'address_2_country:home',
    'Téléphone (bureau)': 'phone:work',
    'Tél. mobile': 'phone_4:mobile',
    'Adresse de messagerie': 'email',
    'Adresse de messagerie 2': 'email_2',
    Anniversaire: 'birth_date',
  },
  'outlook-it': {
    Titolo: 'salutation',
    Nome: 'first_name',
    Cognome: 'last_name',
    'Via (uff.)': 'address_street:work',
    'CAP (uff.)': 'address_postal_code:work',
    'Via (ab.)': 'address_2_street:home',
    'Altra via': 'address_3_street:other',
    Ufficio: 'phone:work',
    Abitazione: 'phone_3:home',
    Cellulare: 'phone_4:mobile',
    'Indirizzo posta elettronica': 'email',
    'Indirizzo posta elettronica 2': 'email_2',
    Compleanno: 'birth_date',
  },
  'outlook-nl': {
    Titel: 'salutation',
    Voornaam: 'first_name',
    Achternaam: 'last_name',
    'Werkadres, straat': 'address_street:work',
    'Werkadres 2, straat': 'address_street2:work',
    'Land/regio (werk)': 'address_country:work',
    'Huisadres, plaats': 'address_2_city:home',
    'Ander adres, straat': 'address_3_street:other',
    'Telefoon op werk': 'phone:work',
    'Mobiele telefoon': 'phone_3:mobile',
    'E-mailadres 2': 'email_2',
    Verjaardag: 'birth_date',
  },
};

function presetOf(name: string): string {
  return name.replace(' (older)', '');
}

describe('a file of a known program', () => {
  it.each(Object.keys(HEADERS))('is recognised: %s', (name) => {
    const headers = splitHeaders(HEADERS[name] as string);
    expect(findPreset(headers, 'contacts')?.id).toBe(presetOf(name));
    const reversed = [...headers].reverse();
    expect(findPreset(['Own column', ...reversed, 'Another'], 'contacts')?.id).toBe(presetOf(name));
    expect(
      findPreset(
        headers.map((heading) => ` ${heading.toUpperCase()}`),
        'contacts',
      )?.id,
    ).toBe(presetOf(name));
  });

  it.each(Object.keys(EXPECTED))('gives exactly these fields: %s', (name) => {
    expect(mapOf(splitHeaders(HEADERS[name] as string))).toEqual(EXPECTED[name]);
  });

  it.each(Object.keys(AMONG))('gives these fields among others: %s', (name) => {
    expect(mapOf(splitHeaders(HEADERS[name] as string))).toMatchObject(AMONG[name] as object);
  });

  it('has an expectation for every header row', () => {
    expect(Object.keys(HEADERS).filter((name) => !EXPECTED[name] && !AMONG[name])).toEqual([]);
  });

  it('does not put two columns into one field that exists once', () => {
    for (const row of Object.values(HEADERS)) {
      const targets = understand(splitHeaders(row))
        .columns.map(({ target }) => target)
        .filter(
          (target) =>
            target !== null && !['ignore', 'notes', 'tags', 'address_street2'].includes(target.field),
        )
        .map((target) => formatTarget({ ...target, label: undefined } as never));
      expect(targets).toEqual([...new Set(targets)]);
    }
  });

  it('of companies is understood as companies', () => {
    const xero = mapOf(splitHeaders(HEADERS.xero as string), 'companies');
    expect(xero).toMatchObject({
      '*ContactName': 'name',
      TaxNumber: 'tax_id',
      LegalName: 'legal_name',
      CompanyNumber: 'registration_no',
      POCity: 'address_city:billing',
    });
    expect(xero.FirstName).toBeUndefined();
    const hubspot = ['Record ID', 'Company name', 'Company Domain Name', 'Phone Number', 'City', 'Industry'];
    expect(mapOf(hubspot, 'companies')).toEqual({
      'Record ID': 'external_id:hubspot',
      'Company name': 'name',
      'Company Domain Name': 'website',
      'Phone Number': 'phone',
      City: 'address_city',
      Industry: 'industry',
    });
  });

  it('may be told otherwise by the owner', () => {
    const headers = splitHeaders(HEADERS.shopify as string);
    expect(understand(headers, 'contacts', null).preset).toBeNull();
    expect(understand(headers, 'contacts', 'stripe').preset?.id).toBe('stripe');
    expect(understand(headers, 'contacts', 'no such').preset).toBeNull();
  });

  it('of Sage 50 is read by position when its headings say nothing', () => {
    const headers = Array.from({ length: 28 }, (_, index) => `Column ${index + 1}`);
    const targets = understand(headers, 'contacts', 'sage-50').columns.map(
      ({ target }) => target && formatTarget(target),
    );
    expect(targets.slice(0, 10)).toEqual([
      'external_id:sage-50',
      'customer_name',
      'address_street',
      'address_street2',
      'address_city',
      'address_region',
      'address_postal_code',
      'display_name',
      'phone',
      'phone_3:fax',
    ]);
    expect(targets.slice(25)).toEqual(['phone_2', 'email', 'website']);
  });

  it('is not seen where only common headings stand', () => {
    for (const row of [
      'Name,Email,Phone',
      'First Name,Last Name,Email,Phone,Company',
      'id,name',
      'Vorname,Nachname,Telefon',
    ]) {
      expect(findPreset(splitHeaders(row), 'contacts')).toBeNull();
    }
  });

  it('can be chosen from a list without doubles', () => {
    for (const noun of ['contacts', 'companies'] as const) {
      const ids = listPresets(noun).map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
      expect(ids[0]).toBe('regulars');
    }
  });
});
