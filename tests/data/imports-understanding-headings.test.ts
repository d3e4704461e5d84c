import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ColumnTarget,
  formatHeading,
  formatTarget,
  listFields,
  parseHeading,
  parseTarget,
} from '../../src/contract/exchange-fields.ts';
import { headingSignature, understandHeading } from '../../src/main/data/imports/understanding/aliases.ts';

function meaning(heading: string): string | null {
  const found = understandHeading(heading, 'contacts');
  if (!found) return null;
  return formatTarget({ ...found.target, group: found.number ?? 1 });
}

describe('a heading', () => {
  it.each([
    ['First Name', 'first_name'],
    ['firstName', 'first_name'],
    ['FIRST_NAME', 'first_name'],
    [' *First-name: ', 'first_name'],
    ['Given Name', 'first_name'],
    ['Vorname', 'first_name'],
    ['Prénom', 'first_name'],
    ['Prenom', 'first_name'],
    ['Voornaam', 'first_name'],
    ['Surname', 'last_name'],
    ['Nachname', 'last_name'],
    ['Apellidos', 'last_name'],
    ['Cognome', 'last_name'],
    ['Achternaam', 'last_name'],
    ['Sobrenome', 'last_name'],
    ['E-Mail', 'email'],
    ['eMail', 'email'],
    ['Courriel', 'email'],
    ['Correo electrónico', 'email'],
    ['E-mail 2 Address', 'email_2'],
    ['Email3', 'email_3'],
    ['Work Email', 'email:work'],
    ['Telefon', 'phone'],
    ['Tel.-Nr.', 'phone'],
    ['Telefon privat', 'phone:home'],
    ['Telefon (geschäftlich)', 'phone:work'],
    ['Privattelefon', 'phone:home'],
    ['Phone 2', 'phone_2'],
    ['Telefon 3', 'phone_3'],
    ['Handynummer', 'phone:mobile'],
    ['Mobil', 'phone:mobile'],
    ['Téléphone portable', 'phone:mobile'],
    ['Móvil', 'phone:mobile'],
    ['Home Fax', 'phone:fax'],
    ['Telefon mobil', 'phone:mobile'],
    ['Telefon (Handy) 2', 'phone_2:mobile'],
    ['Tel. Fax', 'phone:fax'],
    ['Teléfono (móvil)', 'phone:mobile'],
    ['Phone (work)', 'phone:work'],
    ['Straße', 'address_street'],
    ['Strasse', 'address_street'],
    ['Straße und Hausnummer', 'address_street'],
    ['Hausnr.', 'address_house_number'],
    ['Address Line 2', 'address_street2'],
    ['PLZ', 'address_postal_code'],
    ['Code postal', 'address_postal_code'],
    ['Ort', 'address_city'],
    ['Billing City', 'address_city:billing'],
    ['Rechnungsort', 'address_city:billing'],
    ['Rechnungsadresse: PLZ', 'address_postal_code:billing'],
    ['Lieferadresse Straße', 'address_street:shipping'],
    ['billing_postcode', 'address_postal_code:billing'],
    ['Ville de livraison', 'address_city:shipping'],
    ['Land', 'address_country'],
    ['Country/Region', 'address_country'],
    ['Bundesland', 'address_region'],
    ['Kundennummer', 'external_id'],
    ['Kunden-Nr.', 'external_id'],
    ['Customer #', 'external_id'],
    ['N° client', 'external_id'],
    ['Geburtsdatum', 'birth_date'],
    ['Date de naissance', 'birth_date'],
    ['Fecha de nacimiento', 'birth_date'],
    ['Bemerkungen', 'notes'],
    ['Schlagwörter', 'tags'],
    ['Schlagwoerter', 'tags'],
    ['Newsletter', 'consent_newsletter_email'],
    ['Email Opt Out', 'consent_marketing_email:opt-out'],
    ['Instagram', 'social:instagram'],
    ['Homepage', 'website'],
    ['Firma', 'company'],
    ['Raison sociale', 'company'],
    ['Funktion', 'company_role'],
    ['Kundenname', 'display_name'],
    ['\ufeffName', 'display_name'],
  ])('%j means %s', (heading, target) => {
    expect(meaning(heading)).toBe(target);
  });

  it.each([
    '',
    '???',
    '123',
    'Total Spent',
    'Umsatz',
    'Shipping First Name',
    "Assistant's Phone",
    'Username',
    'Date',
    'Status',
    'Column 7',
  ])('%j means nothing', (heading) => {
    expect(meaning(heading)).toBeNull();
  });

  it('never makes an exception, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (heading) => {
        understandHeading(heading, 'contacts');
        understandHeading(heading, 'companies');
      }),
    );
  });

  it('is remembered by its words alone', () => {
    expect(headingSignature(['First Name', 'E-Mail '])).toBe(headingSignature(['first_name', 'EMail']));
    expect(headingSignature(['a', 'b'])).not.toBe(headingSignature(['b', 'a']));
  });
});

const GROUPED = ['email', 'phone', 'social', 'website', 'address', 'company', 'external_id'];

function arbitraryTarget(noun: 'contacts' | 'companies'): fc.Arbitrary<ColumnTarget> {
  const key = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(_[a-z0-9]{1,5}){0,2}$/);
  return fc.constantFrom(...listFields(noun)).chain(({ key: field, repeats }): fc.Arbitrary<ColumnTarget> => {
    if (field === 'custom') return key.map((name) => ({ field, key: name }));
    if (repeats === 'consent') {
      return fc.constantFrom('marketing_email', 'newsletter_sms').map((name) => ({ field, key: name }));
    }
    if (repeats && GROUPED.includes(repeats))
      return fc.integer({ min: 1, max: 99 }).map((group) => ({ field, group }));
    return fc.constant({ field });
  });
}

describe('the headings of our own files', () => {
  it('are written as promised', () => {
    expect(formatHeading({ field: 'first_name' })).toBe('first_name');
    expect(formatHeading({ field: 'email', group: 1 })).toBe('email');
    expect(formatHeading({ field: 'email', group: 2 })).toBe('email_2');
    expect(formatHeading({ field: 'email_label', group: 2 })).toBe('email_2_label');
    expect(formatHeading({ field: 'address_street', group: 1 })).toBe('address_street');
    expect(formatHeading({ field: 'address_street2', group: 3 })).toBe('address_3_street2');
    expect(formatHeading({ field: 'company_role', group: 2 })).toBe('company_2_role');
    expect(formatHeading({ field: 'external_id_source', group: 2 })).toBe('external_id_2_source');
    expect(formatHeading({ field: 'consent', key: 'marketing_email' })).toBe('consent_marketing_email');
    expect(formatHeading({ field: 'consent_expires_on', key: 'marketing_email' })).toBe(
      'consent_marketing_email_expires_on',
    );
    expect(formatHeading({ field: 'custom', key: 'shoe_size' })).toBe('custom_shoe_size');
  });

  it.each(['contacts', 'companies'] as const)('come back as the same target (%s)', (noun) => {
    fc.assert(
      fc.property(arbitraryTarget(noun), (target) => {
        expect(parseHeading(formatHeading(target), noun)).toEqual(target);
      }),
      { numRuns: 1000 },
    );
  });

  it('with a label behind a colon stand in mapping files', () => {
    expect(parseTarget('phone_2:work', 'contacts')).toEqual({ field: 'phone', group: 2, label: 'work' });
    expect(formatTarget({ field: 'phone', group: 2, label: 'work' })).toBe('phone_2:work');
    expect(parseTarget('custom_a:b', 'contacts')).toEqual({ field: 'custom', key: 'a:b' });
    for (const text of [
      '',
      'nonsense',
      'email_0',
      'first_name_2',
      'company',
      'email__label',
      'constructor',
    ]) {
      expect(parseTarget(text, 'companies'), text).toBeNull();
    }
  });
});
