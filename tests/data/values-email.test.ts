import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeEmail, splitEmails } from '../../src/contract/values/email.ts';

describe('the match key of an e-mail', () => {
  it.each([
    ['  Anna.Weber@Example.ORG ', 'anna.weber@example.org'],
    ['A.B+c@Gmail.COM', 'a.b+c@gmail.com'],
    ['info@Müller.de', 'info@xn--mller-kva.de'],
    ['info@xn--mller-kva.de', 'info@xn--mller-kva.de'],
    ["o'neil@x.co", "o'neil@x.co"],
    ['"a b"@example.org', '"a b"@example.org'],
    ['mailto:anna@example.org', 'anna@example.org'],
    ['<anna@example.org>', 'anna@example.org'],
    ['Anna Weber <anna@example.org>', 'anna@example.org'],
    ['a@b', 'a@b'],
    ['user_name-1%x@sub.domain.example', 'user_name-1%x@sub.domain.example'],
    ['\u200banna@example.org', 'anna@example.org'],
    ['用户@例子.广告', '用户@xn--fsqu00a.xn--4rr70v'],
  ])('of %j is %s', (text, key) => {
    expect(normalizeEmail(text).key).toBe(key);
  });

  it.each([
    '',
    'anna',
    'anna@',
    '@example.org',
    'a b@example.org',
    'a@b..de',
    'a@.de',
    'a@b.de;',
    'a@b c.de',
    'a@@b.de',
    'ja',
    '030 1234567',
    'a,b@c.de',
    'a@b.de, c@d.de',
  ])('does not exist for %j', (text) => {
    expect(normalizeEmail(text).key).toBeNull();
  });

  it('is the same for every spelling in capitals', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(normalizeEmail(address.toUpperCase()).key).toBe(normalizeEmail(address).key);
        expect(normalizeEmail(address).key).not.toBeNull();
      }),
    );
  });
});

describe('several e-mails in one cell', () => {
  it.each([
    ['a@b.de', ['a@b.de']],
    ['a@b.de; c@d.de', ['a@b.de', 'c@d.de']],
    ['a@b.de,c@d.de', ['a@b.de', 'c@d.de']],
    ['a@b.de ::: c@d.de', ['a@b.de', 'c@d.de']],
    ['a@b.de\nc@d.de', ['a@b.de', 'c@d.de']],
    ['a@b.de c@d.de', ['a@b.de', 'c@d.de']],
    ['a@b.de / c@d.de', ['a@b.de', 'c@d.de']],
    ['Anna <a@b.de>; "B, C" <b@c.de>', ['a@b.de', 'b@c.de']],
    ['a@b.de; a@b.de', ['a@b.de']],
    ['a@b.de;', ['a@b.de']],
    ['not an address', ['not an address']],
    ['a@b.de; no address', ['a@b.de', 'no address']],
    ['', []],
  ])('%j holds %j', (cell, addresses) => {
    expect(splitEmails(cell)).toEqual(addresses);
  });
});
