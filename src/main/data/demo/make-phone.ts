import type { People } from './countries.ts';
import { type Random, scatter } from './random.ts';

export type Phone = { raw: string; e164: string };

/** Hands out phone numbers of a country, each once as long as there are any, as people write them. */
export class PhoneBook {
  private readonly country: People['country'];
  private readonly isHome: boolean;
  private readonly mobile: Numbers;
  private readonly landlines: Numbers[];

  /** `wanted`: about how many of each kind will be asked for; `start`: where in their order to begin. */
  constructor({ country }: People, isHome: boolean, wanted: number, start: number) {
    this.country = country;
    this.isHome = isHome;
    this.mobile = new Numbers(country.mobile[1], wanted, start);
    this.landlines = country.towns.map(({ subscriber }) => new Numbers(subscriber, wanted / 3, start));
  }

  takeMobile(random: Random): Phone {
    return this.write(random, this.country.mobile[0], this.mobile.take());
  }

  takeLandline(random: Random, town: number): Phone {
    return this.write(random, this.country.towns[town]!.area, this.landlines[town]!.take());
  }

  /** Only numbers of the shop's own country are written without the calling code: elsewhere nobody could dial them. */
  private write(random: Random, area: string, subscriber: string): Phone {
    const { callingCode, trunk, styles } = this.country;
    const digits = subscriber.replace(/\D/g, '');
    const e164 = `+${callingCode}${area}${digits}`;
    if (this.isHome && random.chance(72)) {
      const style = random.pick(styles);
      return { raw: style.replace('T', trunk).replace('A', area).replace('S', subscriber), e164 };
    }
    switch (random.below(6)) {
      case 0:
        return { raw: e164, e164 };
      case 1:
        return { raw: `00${callingCode} ${area} ${subscriber}`, e164 };
      case 2:
        return { raw: trunk === '0' ? `+${callingCode} (0)${area} ${subscriber}` : e164, e164 };
      default:
        return { raw: `+${callingCode} ${area} ${subscriber}`, e164 };
    }
  }
}

/** The numbers that fit a pattern, one after the other and seemingly by chance. */
class Numbers {
  private readonly pattern: string;
  private readonly size: number;
  private readonly places: number;
  private taken: number;

  constructor(pattern: string, wanted: number, start: number) {
    this.taken = start;
    this.pattern = widen(pattern, wanted);
    this.places = this.pattern.length - this.pattern.replaceAll('#', '').length;
    this.size = 10 ** this.places;
  }

  take(): string {
    const digits = String(scatter(++this.taken, this.size)).padStart(this.places, '0');
    let at = 0;
    return this.pattern.replace(/#/g, () => digits[at++] as string);
  }
}

/** The numbers that are kept free for films are few: a large shop's begin like them only. */
function widen(pattern: string, wanted: number): string {
  const characters = [...pattern];
  let room = 10 ** characters.filter((character) => character === '#').length;
  for (let at = characters.length - 1; at > 0 && room < wanted; at--) {
    if (!/\d/.test(characters[at]!)) continue;
    characters[at] = '#';
    room *= 10;
  }
  return characters.join('');
}
