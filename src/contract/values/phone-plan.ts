import metadataJson from 'libphonenumber-js/min/metadata';

/**
 * libphonenumber's own rules over its own metadata, with every pattern compiled once. The library compiles
 * them anew for each number, which is too slow for a million phones; the tests prove both give the same.
 */
export interface DialledNumber {
  callingCode: string;
  national: string;
  isInternational: boolean;
  isValid: boolean;
  isPossible: boolean;
}

interface NumberType {
  pattern: RegExp;
  lengths: readonly number[];
}

interface NumberingPlan {
  callingCode: string;
  idd: RegExp | null;
  pattern: RegExp;
  lengths: readonly number[];
  nationalPrefix: string | null;
  prefixPattern: RegExp | null;
  prefixRule: string | null;
  leadingDigits: RegExp | null;
  types: readonly NumberType[] | null;
}

type PlanRow = readonly unknown[];

const metadata = metadataJson as unknown as {
  country_calling_codes: Record<string, readonly string[]>;
  countries: Record<string, PlanRow>;
  nonGeographic: Record<string, PlanRow>;
};

const MIN_NATIONAL_DIGITS = 2;
const MAX_NATIONAL_DIGITS = 17;
const MAX_CALLING_CODE_DIGITS = 3;

const plans = new Map<string, NumberingPlan>();

function entire(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

function compilePlan(row: PlanRow): NumberingPlan {
  const lengths = row[3] as number[];
  const prefix = (row[7] || row[5]) as string | 0 | undefined;
  const typeRows = row[11] as readonly (0 | [string, number[]?])[] | 0 | undefined;
  return {
    callingCode: row[0] as string,
    idd: row[1] ? new RegExp(row[1] as string) : null,
    pattern: entire(row[2] as string),
    lengths,
    nationalPrefix: (row[5] as string | 0 | undefined) || null,
    prefixPattern: prefix ? new RegExp(`^(?:${prefix})`) : null,
    prefixRule: (row[8] as string | 0 | undefined) || null,
    leadingDigits: row[10] ? new RegExp(`^(?:${row[10] as string})`) : null,
    types:
      typeRows && typeRows.length > 0
        ? typeRows
            .filter((type): type is [string, number[]?] => Boolean(type) && Boolean((type as [string])[0]))
            .map((type) => ({ pattern: entire(type[0]), lengths: type[1] ?? lengths }))
        : null,
  };
}

function planOfCountry(country: string): NumberingPlan | null {
  const known = plans.get(country);
  if (known) return known;
  const row = metadata.countries[country];
  if (!row) return null;
  const plan = compilePlan(row);
  plans.set(country, plan);
  return plan;
}

function planOfCallingCode(callingCode: string): NumberingPlan | null {
  const countries = metadata.country_calling_codes[callingCode];
  if (countries) return planOfCountry(countries[0] as string);
  const known = plans.get(callingCode);
  if (known) return known;
  const row = metadata.nonGeographic[callingCode];
  if (!row) return null;
  const plan = compilePlan(row);
  plans.set(callingCode, plan);
  return plan;
}

function isOfSomeType(plan: NumberingPlan, national: string): boolean {
  if (!plan.types || !plan.pattern.test(national)) return false;
  for (const type of plan.types) {
    if (type.lengths.includes(national.length) && type.pattern.test(national)) return true;
  }
  return false;
}

/** Where several countries share a calling code, the one that the number itself belongs to. */
function planOfNumber(callingCode: string, national: string): NumberingPlan | null {
  const countries = metadata.country_calling_codes[callingCode];
  if (!countries) return null;
  if (countries.length === 1) return planOfCountry(countries[0] as string);
  for (const country of countries) {
    const plan = planOfCountry(country) as NumberingPlan;
    if (plan.leadingDigits ? plan.leadingDigits.test(national) : isOfSomeType(plan, national)) return plan;
  }
  return null;
}

function isTooShortOrBetween(plan: NumberingPlan, national: string): boolean {
  const { lengths } = plan;
  if (national.length > (lengths[lengths.length - 1] as number)) return false;
  return !lengths.includes(national.length);
}

function stripNationalPrefix(plan: NumberingPlan, number: string): string {
  if (!plan.prefixPattern || number === '') return number;
  const match = plan.prefixPattern.exec(number);
  if (!match) return number;
  const isCaptured = match.length > 1 && Boolean(match[match.length - 1]);
  const national =
    isCaptured && plan.prefixRule
      ? number.replace(plan.prefixPattern, plan.prefixRule)
      : number.slice(match[0].length);
  if (national === number) return number;
  if (plan.pattern.test(number) && !plan.pattern.test(national)) return number;
  const exact = planOfNumber(plan.callingCode, national) ?? plan;
  return isTooShortOrBetween(exact, national) ? number : national;
}

function finish(
  plan: NumberingPlan,
  fallback: NumberingPlan,
  number: string,
  isInternational: boolean,
): DialledNumber | null {
  if (number === '') return null;
  const national = stripNationalPrefix(plan, number);
  if (national.length < MIN_NATIONAL_DIGITS || national.length > MAX_NATIONAL_DIGITS) return null;
  const exact = planOfNumber(plan.callingCode, national) ?? fallback;
  return {
    callingCode: plan.callingCode,
    national,
    isInternational,
    isValid: exact.types ? isOfSomeType(exact, national) : exact.pattern.test(national),
    isPossible: exact.lengths.includes(national.length),
  };
}

function parseInternational(digits: string): DialledNumber | null {
  if (digits.charCodeAt(0) === 48) return null;
  for (let length = 1; length <= MAX_CALLING_CODE_DIGITS && length < digits.length; length++) {
    const plan = planOfCallingCode(digits.slice(0, length));
    if (plan) return finish(plan, plan, digits.slice(length), true);
  }
  return null;
}

function stripInternationalPrefix(plan: NumberingPlan, digits: string): string | null {
  const match = plan.idd?.exec(digits);
  if (match?.index !== 0) return null;
  const rest = digits.slice(match[0].length);
  return rest === '' || rest === digits || rest.charCodeAt(0) === 48 ? null : rest;
}

/** A number typed with its country's calling code but without the plus sign. */
function stripOwnCallingCode(plan: NumberingPlan, digits: string): string | null {
  if (!digits.startsWith(plan.callingCode)) return null;
  const shorter = digits.slice(plan.callingCode.length);
  const national = stripNationalPrefix(plan, digits);
  const isTooLong = national.length > (plan.lengths[plan.lengths.length - 1] as number);
  const fitsOnlyShorter =
    !plan.pattern.test(national) && plan.pattern.test(stripNationalPrefix(plan, shorter));
  return fitsOnlyShorter || isTooLong ? shorter : null;
}

/** Reads bare digits, typed with or without a leading plus, as libphonenumber would. */
export function parseDialled(digits: string, hasPlus: boolean, defaultCountry: string): DialledNumber | null {
  if (hasPlus) return parseInternational(digits);
  const plan = planOfCountry(defaultCountry);
  if (!plan) return null;
  const afterPrefix = stripInternationalPrefix(plan, digits);
  if (afterPrefix !== null) return parseInternational(afterPrefix);
  const afterOwnCode = stripOwnCallingCode(plan, digits);
  if (afterOwnCode !== null) {
    const main = planOfCallingCode(plan.callingCode) as NumberingPlan;
    return finish(main, main, afterOwnCode, true);
  }
  return finish(plan, plan, digits, false);
}

/** The digit that is dialled before a number inside its own country, such as 0 in Germany. */
export function nationalPrefixOf(country: string): string | null {
  return planOfCountry(country)?.nationalPrefix ?? null;
}

export function callingCodeOf(country: string): string | null {
  return planOfCountry(country)?.callingCode ?? null;
}

export function isPhoneCountry(country: string): boolean {
  return metadata.countries[country] !== undefined;
}
