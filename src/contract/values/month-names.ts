import { foldText } from './name-key.ts';

/** The months as exports write them, folded: English, German, French, Spanish, Italian, Dutch, Portuguese and neighbours. */
const NAMES: readonly string[] = [
  'jan january januar janner janv janvier ene enero gen gennaio januari janeiro jaen januar',
  'feb february februar feber fev fevr fevrier febr febrero febbraio februari fevereiro',
  'mar march marz maerz mrz mars marzo maart mrt marco',
  'apr april avr avril abr abril aprile',
  'may mai mayo mag maggio mei maio maj',
  'jun june juni juin junio giu giugno junho',
  'jul july juli juil juillet julio lug luglio julho',
  'aug august aout ago agosto augustus augusti',
  'sep sept september septembre septiembre set settembre setembro',
  'oct october okt oktober octobre octubre ott ottobre outubro out',
  'nov november novembre noviembre novembro',
  'dec december dez dezember decembre dic diciembre dicembre dezembro',
];

const MONTHS = new Map<string, number>();
NAMES.forEach((names, index) => {
  for (const name of names.split(' ')) MONTHS.set(name, index + 1);
});

/** The number of a month from its name or abbreviation, 1 to 12. */
export function findMonth(name: string): number | null {
  return MONTHS.get(foldText(name)) ?? null;
}
