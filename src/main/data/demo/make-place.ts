import type { Country } from './country.ts';
import type { DemoAddress } from './person.ts';
import type { Random } from './random.ts';

export function makeAddress(
  random: Random,
  country: Country,
  town: number,
  label: string | null,
): DemoAddress {
  const { name, region, postalCode } = country.towns[town]!;
  const street = random.pick(country.streets);
  const number = `${1 + random.below(148)}${random.chance(8) ? 'a' : ''}`;
  return {
    label,
    street: country.isNumberFirst ? `${number} ${street}` : `${street} ${number}`,
    street2: random.chance(7) ? makeSecondLine(random, country) : null,
    city: name,
    region,
    postalCode: fillDigits(random, postalCode),
    country: country.code,
  };
}

function makeSecondLine(random: Random, { language }: Country): string {
  const number = 1 + random.below(30);
  if (language === 'de')
    return random.chance(50) ? `Hinterhaus, ${1 + random.below(4)}. OG` : `Wohnung ${number}`;
  return language === 'en' ? `Flat ${number}` : `${number} B`;
}

function fillDigits(random: Random, pattern: string): string {
  return pattern.replace(/#/g, () => String(random.below(10)));
}
