import { describeCountry } from './country.ts';

/** Landlines begin as those that Ofcom and the North American plan keep free for films. */
export const britain = describeCountry({
  code: 'GB',
  language: 'en',
  callingCode: '44',
  trunk: '0',
  salutations: { woman: 'Ms', man: 'Mr' },
  women: `Olivia Amelia Margaret Susan Priya Emily Charlotte Grace Siobhan Fatima Eleanor Hannah Chloe Ruth Imogen
    Ngozi Beatrice Harriet Zara Phoebe Joan Lucy Aisha Rosie Gwen Catriona`,
  men: `Oliver George Harry David Arjun William Mohammed Thomas Alistair Rhys Edward Samuel Callum Kwame Hugh Peter
    Daniel Rupert Imran Ewan Gareth Stanley Theo Benedict Malcolm Tunde`,
  lastNames: `Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White
    Roberts Green Hall Wood Jackson Clarke Khan Hughes Edwards Okafor MacDonald O’Neill Singh Ahmed Campbell Fraser
    Bennett Cooper Ward Hussain Price Shaw Chapman Fletcher Adeyemi Pritchard Whitfield Ashworth Baxter Hollis Lowe
    Marsh Nash Osborne Pike Quinn Rowe Sutton Thorpe Underwood Vaughan Webb Yates Holloway St_John Begum Kaur
    Llewellyn Penhaligon`,
  streets: `High Street, Station Road, Church Lane, Mill Lane, Victoria Road, Park Avenue, The Crescent, Queens Road,
    Manor Close, Orchard Way, Kings Road, Chapel Street, Meadow View, Albert Terrace, Rectory Gardens, Elm Grove`,
  isNumberFirst: true,
  towns: `London||SE1# #JQ|20|7946 0###
    Manchester||M# #PQ|161|496 0###
    Bristol||BS# #TH|117|496 0###
    Edinburgh||EH# #AB|131|496 0###
    Cardiff||CF1# #EX|29|2018 0###
    York|North Yorkshire|YO# #LT|1904|496 0##
    Norwich|Norfolk|NR# #DD|1603|496 0##
    Totnes|Devon|TQ9 #QR|1803|496 0##`,
  mobile: ['7400', '123###'],
  styles: `TA S
    TA S
    (TA) S
    TA-S`,
});

export const ireland = describeCountry({
  code: 'IE',
  language: 'en',
  callingCode: '353',
  trunk: '0',
  salutations: { woman: 'Ms', man: 'Mr' },
  women: 'Aoife Niamh Ciara Sinéad Gráinne Róisín Orla Maeve Caoimhe Deirdre Fionnuala Sorcha Bríd Éabha',
  men: 'Seán Conor Cian Oisín Pádraig Liam Darragh Eoghan Fintan Tadhg Declan Niall Ruairí Cormac',
  lastNames: `Murphy Kelly O’Sullivan Walsh O’Brien Byrne Ryan O’Connor O’Neill Doyle McCarthy Gallagher Kennedy Lynch
    Murray Quinn Moore McLoughlin Carroll Connolly Daly Nolan Dunne Ní_Bhriain Healy Fitzgerald Brennan Keane`,
  streets: `Main Street, Church Road, Patrick Street, Harbour View, Abbey Street, Castle Avenue, The Green, Shop Street,
    Mill Road, Strand Road`,
  isNumberFirst: true,
  towns: `Dublin||D0# X2##|1|555 0###
    Cork|Co. Cork|T12 A3##|21|555 0###
    Galway|Co. Galway|H91 E2##|91|555 0##
    Kilkenny|Co. Kilkenny|R95 F4##|56|555 0###`,
  mobile: ['85', '555####'],
  styles: `TA S
    (TA) S`,
});

export const america = describeCountry({
  code: 'US',
  language: 'en',
  callingCode: '1',
  trunk: '',
  salutations: { woman: 'Ms.', man: 'Mr.' },
  women: `Emma Olivia Ava Maria Jennifer Linda Patricia Ashley Jasmine Guadalupe Kimberly Nancy Mei Latoya Rebecca Carmen
    Heather Destiny Abigail Naomi Ruth Dolores Savannah Joyce Brianna Esther`,
  men: `Liam Noah James Robert Michael José Carlos William Anthony Tyrone Kevin Wei Brandon Miguel Ethan Walter Marcus
    Dwayne Isaac Raymond Logan Francisco Elijah Curtis Hector Jamal`,
  lastNames: `Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson
    Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson
    Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell
    Mitchell Carter Roberts Kim Patel Washington Schwartz O’Connor McAllister Kowalczyk Delgado Ortiz De_la_Cruz
    Goldberg Yamamoto Begay Kealoha Svensson Fitzgerald`,
  streets: `Main Street, Oak Avenue, Maple Drive, 2nd Street, Washington Avenue, Cedar Lane, Lakeview Road, Elm Street,
    Sunset Boulevard, River Road, Pine Court, Jefferson Street, Hillcrest Drive, Prospect Place`,
  isNumberFirst: true,
  towns: `New York|NY|100##|212|555-0###
    Portland|OR|972##|503|555-0###
    Austin|TX|787##|512|555-0###
    Chicago|IL|606##|312|555-0###
    Savannah|GA|314##|912|555-0###
    Madison|WI|537##|608|555-0###
    San Diego|CA|921##|619|555-0###
    Burlington|VT|054##|802|555-0###`,
  mobile: ['917', '555-####'],
  styles: `(A) S
    A-S
    A.S
    (A) S
    A S`,
});
