import { closeSync, openSync, writeSync } from 'node:fs';

const firstNames = [
  'Anna',
  'Bernd',
  'Chloé',
  'Dmitri',
  'Elif',
  'Fatima',
  'Günter',
  'Hanna',
  'Igor',
  'Jürgen',
];
const lastNames = [
  'Okafor',
  'Krüger',
  'Dubois',
  'Ivanov',
  'Yılmaz',
  'Haddad',
  'Schäfer',
  'Lindqvist',
  'Novák',
  'Müller',
];

/** A contacts CSV of any length: every row another person, with an e-mail and a phone of her own. */
export function writePeople(path: string, count: number): void {
  const handle = openSync(path, 'w');
  writeSync(handle, 'First Name,Last Name,E-mail,Phone,City,Notes\r\n');
  for (let from = 0; from < count; from += 5000) {
    const lines: string[] = [];
    for (let n = from; n < Math.min(count, from + 5000); n++) {
      const first = firstNames[n % 10]!;
      const last = `${lastNames[Math.floor(n / 10) % 10]!}-${Math.floor(n / 100)}`;
      lines.push(
        `${first},${last},person.${n}@example.com,+49 30 ${5_000_000 + n},Berlin,"Line one,\nline two of ${n}"\r\n`,
      );
    }
    writeSync(handle, lines.join(''));
  }
  closeSync(handle);
}
