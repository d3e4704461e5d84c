import { countryName } from '../../contract/values/country.ts';

type Address = {
  street: string | null;
  street2: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
};

/** An address on its lines, as on an envelope. */
export function writeAddress(address: Address, language: string): string {
  const place = [address.postalCode, address.city].filter(Boolean).join(' ');
  const country =
    address.country && /^[A-Z]{2}$/.test(address.country)
      ? countryName(address.country, language)
      : address.country;
  return [address.street, address.street2, place, address.region, country].filter(Boolean).join('\n');
}
