/** A town with its postcode, its area code and its phone numbers; `#` is any digit. */
export type Town = {
  name: string;
  region: string | null;
  postalCode: string;
  area: string;
  subscriber: string;
};

/** What people of a country are called, where they live and how they are phoned. */
export type Country = {
  code: string;
  language: string;
  callingCode: string;
  /** Dialled before the area code inside the country. */
  trunk: string;
  salutations: { woman: string; man: string };
  women: string[];
  men: string[];
  lastNames: string[];
  streets: string[];
  /** `12 Mill Lane` rather than `Lindenstraße 12`. */
  isNumberFirst: boolean;
  towns: Town[];
  /** Mobile numbers without the trunk: network and the rest. */
  mobile: [string, string];
  /** How a number is written at home; `T` is the trunk, `A` the area, `S` the subscriber. */
  styles: string[];
};

type ListName = 'women' | 'men' | 'lastNames' | 'streets' | 'towns' | 'styles';
type CountryDraft = Omit<Country, ListName> & Record<ListName, string>;

/** Lists are written as words with blanks between them; towns one a line, their parts between bars. */
export function describeCountry(draft: CountryDraft): Country {
  const words = (text: string) =>
    text
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll('_', ' '));
  const lines = (text: string) => text.trim().split(/\s*\n\s*/);
  return {
    ...draft,
    women: words(draft.women),
    men: words(draft.men),
    lastNames: words(draft.lastNames),
    streets: lines(draft.streets)
      .flatMap((line) => line.split(/,\s*/))
      .filter((street) => street !== ''),
    styles: lines(draft.styles),
    towns: lines(draft.towns).map((line) => {
      const [name, region, postalCode, area, subscriber] = line.split(/\s*\|\s*/) as [
        string,
        string,
        string,
        string,
        string,
      ];
      return { name, region: region || null, postalCode, area, subscriber };
    }),
  };
}
