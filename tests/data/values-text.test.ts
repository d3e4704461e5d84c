import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBoolean } from '../../src/contract/values/boolean.ts';
import { countryName, normalizeCountry } from '../../src/contract/values/country.ts';
import { isPlaceholder, isZeroDate } from '../../src/contract/values/empty.ts';
import { addFormulaMark, removeFormulaMark } from '../../src/contract/values/formula-mark.ts';
import { normalizeLabel } from '../../src/contract/values/label.ts';
import { makeNameKey } from '../../src/contract/values/name-key.ts';
import { joinTags, splitTags } from '../../src/contract/values/tags.ts';
import { trimText } from '../../src/contract/values/text.ts';

describe('the key of a name', () => {
  it.each([
    ['O’Neill-Şahin ', 'oneill sahin'],
    ["O'Neill Sahin", 'oneill sahin'],
    ['WEIß', 'weiss'],
    ['Weiss', 'weiss'],
    ['İstanbul', 'istanbul'],
    ['ISTANBUL', 'istanbul'],
    ['Ångström', 'angstrom'],
    ['A\u030angstro\u0308m', 'angstrom'],
    ['Łódź', 'lodz'],
    ['Œuvre', 'oeuvre'],
    ['  Anna   Maria ', 'anna maria'],
    ['Müller & Söhne GmbH', 'muller sohne gmbh'],
    ['李小龍', '李小龍'],
    ['がぎ', 'がぎ'],
    ['हिन्दी', 'हिन्दी'],
    ['Ｆｕｌｌ', 'full'],
  ])('of %j is %j', (name, key) => {
    expect(makeNameKey(name)).toBe(key);
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(makeNameKey(makeNameKey(name))).toBe(makeNameKey(name));
      }),
    );
  });
});

describe('yes and no', () => {
  it('are read in several languages', () => {
    for (const text of ['yes', 'Ja', 'oui', 'SÍ', 'sim', 'TRUE', 'wahr', '1', 'x', 'Y']) {
      expect(parseBoolean(text), text).toBe(true);
    }
    for (const text of ['no', 'Nein', 'non', 'não', 'FALSE', 'falsch', '0', 'nee']) {
      expect(parseBoolean(text), text).toBe(false);
    }
    for (const text of ['', 'maybe', '2', 'yes please', 'n/a']) expect(parseBoolean(text), text).toBeNull();
  });
});

describe('nothing', () => {
  it('may be written in many ways', () => {
    for (const text of ['-', 'n/a', 'N/A', '#N/A', 'NULL', '(leer)', '\\N'])
      expect(isPlaceholder(text)).toBe(true);
    for (const text of ['', 'Nadia', 'Null & Co', '0', 'no']) expect(isPlaceholder(text), text).toBe(false);
  });

  it('is what a date of zeros says', () => {
    for (const text of ['0/0/00', '00.00.0000', '0000-00-00', '0000-00-00 00:00:00']) {
      expect(isZeroDate(text)).toBe(true);
    }
    for (const text of ['', '0', '00', '01.01.2000', '/']) expect(isZeroDate(text), text).toBe(false);
  });
});

describe('a country', () => {
  it.each([
    ['Deutschland', 'DE'],
    ['Germany', 'DE'],
    ['Allemagne', 'DE'],
    ['Alemania', 'DE'],
    ['DEU', 'DE'],
    ['de', 'DE'],
    ['D', 'DE'],
    ['A', 'AT'],
    ['Österreich', 'AT'],
    ['Oesterreich', 'AT'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['United States of America', 'US'],
    ['UK', 'GB'],
    ['Great Britain', 'GB'],
    ['Vereinigtes Königreich', 'GB'],
    ['Schweiz', 'CH'],
    ['Suisse', 'CH'],
    ['The Netherlands', 'NL'],
    ['Nederland', 'NL'],
    ['Türkiye', 'TR'],
    ['Côte d’Ivoire', 'CI'],
    ['Bosnia & Herzegovina', 'BA'],
    ['ZWE', 'ZW'],
    ['XKX', 'XK'],
    ['MEX', 'MX'],
    ['SRB', 'RS'],
    ['IRL', 'IE'],
  ])('%s is %s', (text, code) => {
    expect(normalizeCountry(text)).toBe(code);
  });

  it('that nobody knows stays unknown', () => {
    for (const text of ['', 'Bavaria-on-Sea', 'XX', '12345']) expect(normalizeCountry(text)).toBeNull();
  });

  it('has a name, which is read back', () => {
    for (const code of ['DE', 'GB', 'US', 'FR', 'BR', 'JP', 'ZA', 'CZ']) {
      for (const language of ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt']) {
        expect(normalizeCountry(countryName(code, language))).toBe(code);
      }
    }
  });
});

describe('a label', () => {
  it('is ours where it means the same', () => {
    expect(
      ['* Work', 'Home', 'Handy', 'Geschäftlich', 'Home Fax', 'Ferienhaus', '* ', ''].map(normalizeLabel),
    ).toEqual(['work', 'home', 'mobile', 'work', 'fax', 'Ferienhaus', null, null]);
  });
});

describe('tags in one cell', () => {
  it.each([
    ['a; b', ['a', 'b']],
    ['a, b', ['a', 'b']],
    ['a;b, c;d', ['a', 'b, c', 'd']],
    ['* myContacts ::: Friends', ['* myContacts', 'Friends']],
    ['"VIP","Blog"', ['VIP', 'Blog']],
    ['"a;b"; c', ['a;b', 'c']],
    ['5" pipe; x', ['5" pipe', 'x']],
    ['one\ntwo', ['one', 'two']],
    ['', []],
  ])('%j are %j', (cell, tags) => {
    expect(splitTags(cell)).toEqual(tags);
  });

  it('come back from a cell as they went in', () => {
    const tag = fc
      .string({ unit: fc.constantFrom(...'ab ;,":\n\'=') })
      .map(trimText)
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.uniqueArray(tag), (tags) => {
        expect(splitTags(joinTags(tags))).toEqual(tags);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the mark against formulas', () => {
  it('is put before what a spreadsheet would run, and nothing else', () => {
    expect(addFormulaMark('=1+1', true)).toBe("'=1+1");
    expect(addFormulaMark('@SUM(A1)', true)).toBe("'@SUM(A1)");
    expect(addFormulaMark('-1+cmd', true)).toBe("'-1+cmd");
    expect(addFormulaMark('+1-2', true)).toBe("'+1-2");
    expect(addFormulaMark('+49 30 1234567', true)).toBe('+49 30 1234567');
    expect(addFormulaMark('-12.50', true)).toBe('-12.50');
    expect(addFormulaMark('Anna', true)).toBe('Anna');
    expect(addFormulaMark('=1+1', false)).toBe('=1+1');
  });

  it('comes off exactly as it went on, in every layout', () => {
    const nasty = fc.string({ unit: fc.constantFrom(...'\'"=+-@\t\r\n a1') });
    fc.assert(
      fc.property(nasty, fc.boolean(), (value, isForSpreadsheet) => {
        expect(removeFormulaMark(addFormulaMark(value, isForSpreadsheet))).toBe(value);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('trimming', () => {
  it('does what trim does', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...' \u00a0\t\nab\ufeffé') }), (text) => {
        expect(trimText(text)).toBe(text.trim());
      }),
    );
  });
});
