/** Words that headings are made of, in the languages whose files come up; one such word in a cell speaks for a heading. */
const HEADING_WORDS = new Set(
  `id nr no num number numero numéro nummer numer key code kod codice código ref reference referenz index row uuid guid sku
  name names nom nombre nome naam nazwa nazwisko imię imie vorname nachname familienname prénom prenom apellido apellidos
  cognome voornaam achternaam surname firstname lastname fullname initials title titel titre título titolo anrede salutation
  suffix prefix nickname username user customer kunde kunden client cliente klant klient contact kontakt contacto contatto
  company firma société societe empresa azienda bedrijf organisation organization account vendor supplier lieferant
  email mail courriel correo posta adres address adresse anschrift dirección direccion endereço indirizzo adresa
  street straße strasse rue calle via straat ulica city stadt ort ville ciudad città citta plaats miasto town place
  zip plz postcode postleitzahl postal cap state province region bundesland país pais pays paese land kraj country county
  phone telefon telephone teléfono telefono telefoon tel mobile mobil handy móvil cell cellulare fax website web url link homepage
  date datum fecha data time zeit uhrzeit hora heure ora created updated modified erstellt geändert year jahr año ano année anno
  jaar rok month monat mes mois mese day tag día dia jour giorno week woche quarter quartal birthday geburtstag birthdate
  geburtsdatum nacimiento naissance nascita
  amount betrag importe montant importo bedrag kwota price preis precio prix prezzo prijs cena total summe suma somme totale
  sum balance saldo solde cost kosten value wert valor valeur valore qty quantity menge anzahl cantidad quantité quantità aantal
  ilość count tax vat mwst steuer iva tva currency währung moneda devise discount rabatt revenue umsatz sales spend orders order
  bestellung pedido commande ordine invoice rechnung factura facture fattura payment zahlung iban bic
  status state type typ tipo kind art category kategorie categoría catégorie categoria group gruppe grupo groupe class klasse
  description beschreibung descripción descrição descrizione opis text note notes notiz notizen bemerkung comment comments
  kommentar remark remarks observaciones tags tag label labels gender geschlecht sex sexo sesso age alter edad âge età language
  sprache idioma langue lingua taal source quelle fuente origin product produkt producto produit prodotto artikel article item
  size größe color colour farbe weight gewicht length länge width height höhe area fläche population einwohner rate percent
  latitude longitude lat lon lng start end begin from to von bis desde hasta priority active enabled newsletter consent owner
  department abteilung job position role rolle unit einheit level score rank rang result ergebnis station line school district`
    .split(/\s+/)
    .map(foldWord),
);

/** Given names so common that a cell holding just one of them is a person, not a heading. */
const GIVEN_NAMES = new Set(
  `anna maria peter michael thomas andreas stefan christian hans klaus julia laura lisa sarah sophie lena emma mia hannah lukas
  paul max jonas felix leon ben tim jan john james mary robert jennifer william linda david elizabeth susan jessica karen nancy
  daniel matthew mark steven emily olivia jack harry george charlotte amelia jean marie pierre michel camille louis chloé jacques
  claire antoine nicolas josé juan carlos luis javier carmen ana lucía sofía pablo miguel giuseppe giovanni marco luca giulia
  francesca chiara alessandro matteo joão pedro ricardo inês piotr krzysztof andrzej katarzyna agnieszka małgorzata jakub zofia
  ahmed mohammed ali fatima ayşe mehmet mustafa emre elif ivan dmitri olga natalia svetlana jürgen günther ursula sabine monika
  petra martina karin heike tom kate alice bob eve sam amy grace ella noah liam`
    .split(/\s+/)
    .map(foldWord),
);

function foldWord(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Whether a cell has a word that headings have; `customerId` and `customer_id` have two. */
export function hasHeadingWord(cell: string): boolean {
  if (cell.length > 60) return false;
  const words = cell.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[^\p{L}\p{M}]+/u);
  return words.length <= 9 && words.some((word) => HEADING_WORDS.has(foldWord(word)));
}

export function isGivenName(cell: string): boolean {
  return GIVEN_NAMES.has(foldWord(cell.trim()));
}
