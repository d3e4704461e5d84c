import { normalizeCountry } from '../../../../contract/values/country.ts';
import type { AddressDraft } from './draft.ts';

type AddressParts = Omit<AddressDraft, 'label'>;

/** 10115 Berlin, D-10115 Berlin, 1012 AB Amsterdam, 00-950 Warszawa, 2750-642 Cascais, 113 56 Stockholm. */
const CODE_FIRST =
  /^(?:([A-Z]{1,3})[-\s])?(\d{5}|\d{4}(?:\s?[A-Z]{2})?|\d{2}-\d{3}|\d{4}-\d{3}|\d{3}\s\d{2})\s+(\p{L}[\p{L}\p{M} .'’()/-]*\d{0,2})$/u;
/** Springfield, IL 62704-1234 or Toronto ON M5V 2T6 */
const CODE_LAST =
  /^(\p{L}[\p{L}\p{M} .'’-]*?),?\s+([A-Z]{2,3})\s+(\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4})$/u;
const STATE_AND_CODE = /^([A-Z]{2,3})\s+(\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d)$/;
const BRITISH_CODE = /^(?:(\p{L}[\p{L} .'’-]*?),?\s+)?([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})$/u;

interface Town {
  city: string | null;
  region: string | null;
  postal_code: string;
  country: string | null;
}

function readTown(line: string): Town | null {
  const first = CODE_FIRST.exec(line);
  if (first) {
    const country = first[1] === undefined ? null : normalizeCountry(first[1]);
    return { city: first[3] as string, region: null, postal_code: first[2] as string, country };
  }
  const last = CODE_LAST.exec(line);
  if (last) {
    return {
      city: last[1] as string,
      region: last[2] as string,
      postal_code: last[3] as string,
      country: null,
    };
  }
  const state = STATE_AND_CODE.exec(line);
  if (state)
    return { city: null, region: state[1] as string, postal_code: state[2] as string, country: null };
  const british = BRITISH_CODE.exec(line);
  return british
    ? { city: british[1] ?? null, region: null, postal_code: british[2] as string, country: null }
    : null;
}

/**
 * An address written in one cell. Only what can be told for certain is taken apart: a country in the last
 * line, a line of postal code and town. Everything else stays in the street, nothing is lost.
 */
export function parseAddress(text: string): AddressParts {
  const whole: AddressParts = {
    street: text,
    street2: null,
    city: null,
    region: null,
    postal_code: null,
    country: null,
  };
  const hasLines = /[\r\n]/.test(text);
  const lines = (hasLines ? text.split(/[\r\n]+/) : text.split(/\s{2,}|,\s*/))
    .map((line) => line.trim().replace(/,$/, ''))
    .filter((line) => line !== '');
  if (lines.length < 2) return whole;
  const lastLine = lines[lines.length - 1] as string;
  const country = readTown(lastLine) ? null : normalizeCountry(lastLine);
  const rest = country ? lines.slice(0, -1) : lines;
  const townAt = rest.findLastIndex((line, index) => index > 0 && readTown(line) !== null);
  if (townAt === -1) return country ? { ...whole, street: rest.join('\n'), country } : whole;
  const town = readTown(rest[townAt] as string) as Town;
  const before = rest.slice(0, townAt);
  const city = town.city ?? (before.length > 1 ? (before.pop() as string) : null);
  const after = rest.slice(townAt + 1);
  return {
    street: before[0] ?? null,
    street2: [...before.slice(1), ...after].join('\n') || null,
    city,
    region: town.region,
    postal_code: town.postal_code,
    country: country ?? town.country,
  };
}
