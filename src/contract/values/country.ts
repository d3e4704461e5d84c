import { foldText } from './name-key.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'da', 'pl', 'sv'];
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );
const ALPHA_3 =
  'AND ARE AFG ATG AIA ALB ARM AGO ATA ARG ASM AUT AUS ABW ALA AZE BIH BRB BGD BEL BFA BGR BHR BDI BEN BLM BMU BRN BOL BES BRA BHS BTN BVT BWA BLR BLZ CAN CCK COD CAF COG CHE CIV COK CHL CMR CHN COL CRI CUB CPV CUW CXR CYP CZE DEU DJI DNK DMA DOM DZA ECU EST EGY ESH ERI ESP ETH FIN FJI FLK FSM FRO FRA GAB GBR GRD GEO GUF GGY GHA GIB GRL GMB GIN GLP GNQ GRC SGS GTM GUM GNB GUY HKG HMD HND HRV HTI HUN IDN IRL ISR IMN IND IOT IRQ IRN ISL ITA JEY JAM JOR JPN KEN KGZ KHM KIR COM KNA PRK KOR KWT CYM KAZ LAO LBN LCA LIE LKA LBR LSO LTU LUX LVA LBY MAR MCO MDA MNE MAF MDG MHL MKD MLI MMR MNG MAC MNP MTQ MRT MSR MLT MUS MDV MWI MEX MYS MOZ NAM NCL NER NFK NGA NIC NLD NOR NPL NRU NIU NZL OMN PAN PER PYF PNG PHL PAK POL SPM PCN PRI PSE PRT PLW PRY QAT REU ROU SRB RUS RWA SAU SLB SYC SDN SWE SGP SHN SVN SJM SVK SLE SMR SEN SOM SUR SSD STP SLV SXM SYR SWZ TCA TCD ATF TGO THA TJK TKL TLS TKM TUN TON TUR TTO TUV TWN TZA UKR UGA UMI USA URY UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM XKX YEM MYT ZAF ZMB ZWE'.split(
    ' ',
  );
const OTHER_NAMES: Record<string, string> = {
  'uk gb': 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  grossbritannien: 'GB',
  'u k': 'GB',
  uk: 'GB',
  'united states of america': 'US',
  'u s a': 'US',
  'u s': 'US',
  usa: 'US',
  us: 'US',
  'estados unidos de america': 'US',
  'etats unis d amerique': 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  'pays bas': 'NL',
  brd: 'DE',
  'bundesrepublik deutschland': 'DE',
  'federal republic of germany': 'DE',
  'republic of ireland': 'IE',
  eire: 'IE',
  'czech republic': 'CZ',
  'tschechische republik': 'CZ',
  tschechien: 'CZ',
  turkey: 'TR',
  turkiye: 'TR',
  'russian federation': 'RU',
  'south korea': 'KR',
  'korea republic of': 'KR',
  'viet nam': 'VN',
  macedonia: 'MK',
  swaziland: 'SZ',
  'ivory coast': 'CI',
  'cape verde': 'CV',
  burma: 'MM',
  schweiz: 'CH',
  suisse: 'CH',
  svizzera: 'CH',
  svizra: 'CH',
  norge: 'NO',
  suomi: 'FI',
  hellas: 'GR',
  lietuva: 'LT',
  latvija: 'LV',
  eesti: 'EE',
  magyarorszag: 'HU',
  cesko: 'CZ',
  slovensko: 'SK',
  slovenija: 'SI',
  hrvatska: 'HR',
  romania: 'RO',
  日本: 'JP',
  中国: 'CN',
};
/** How older letters and address books write countries: the letters on cars. */
const CAR_CODES: Record<string, string> = {
  D: 'DE',
  A: 'AT',
  F: 'FR',
  I: 'IT',
  E: 'ES',
  B: 'BE',
  L: 'LU',
  P: 'PT',
};

let names: Map<string, string> | null = null;

function keyOf(text: string): string {
  return foldText(text)
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

// Built at the first question: ten languages of some 250 names each take a few milliseconds.
function buildNames(): Map<string, string> {
  const built = new Map<string, string>();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of CODES) {
      const name = display.of(code);
      if (!name) continue;
      built.set(keyOf(name), code);
      if (language === 'de') built.set(keyOf(name.replace(/[äöüÖÜÄ]/g, (letter) => `${letter}e`)), code);
    }
  }
  for (const [name, code] of Object.entries(OTHER_NAMES)) built.set(name, code);
  CODES.forEach((code, index) => {
    built.set(code.toLowerCase(), code);
    built.set((ALPHA_3[index] as string).toLowerCase(), code);
  });
  return built;
}

const known = new Map<string, string | null>();
const MAX_KNOWN = 2000;

/** The ISO 3166-1 alpha-2 code of a country named in one of ten languages or by a code; null where unknown. */
export function normalizeCountry(text: string): string | null {
  const found = known.get(text);
  if (found !== undefined) return found;
  names ??= buildNames();
  const trimmed = text.trim();
  const code = CAR_CODES[trimmed] ?? names.get(keyOf(trimmed)) ?? null;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, code);
  return code;
}

/** The name of a country in a language, for display and for files; the text itself where it is no code. */
export function countryName(code: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}
