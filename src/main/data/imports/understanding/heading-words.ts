/**
 * Headings as programs and people write them, by the target they stand for (in the words of `parseTarget`).
 * Case, accents, blanks and punctuation don't count; umlauts are found as `ae` too. A number in the heading
 * and words such as "home" or "Rechnung" are taken off before looking here, see heading-qualifiers.ts.
 */
export const HEADING_WORDS: Record<string, string> = {
  first_name:
    'First Name|Given Name|Forename|Christian Name|fname|First|Vorname|Rufname|Prénom|Nombre de pila|Primer nombre|Nombres|Voornaam|Roepnaam|Primeiro nome|Nome próprio|Fornavn|Förnamn|Imię|Primo nome',
  middle_name:
    'Middle Name|Middle Names|Additional Name|Second Name|Weitere Vornamen|Zweiter Vorname|Deuxième prénom|Segundo nombre|Secondo nome|Tweede voornaam|Middelste naam|Tussenvoegsel|Segundo nome|Nome do meio',
  last_name:
    'Last Name|Family Name|Surname|lname|Last|Nachname|Familienname|Zuname|Nom de famille|Apellidos|Apellido|Primer apellido|Cognome|Achternaam|Familienaam|Sobrenome|Apelido|Apelidos|Último nome|Efternavn|Efternamn|Nazwisko',
  name_suffix:
    'Suffix|Titolo straniero|Name Suffix|Namenszusatz|Suffixe|Sufijo|Suffisso|Achtervoegsel|Sufixo',
  salutation:
    'Salutation|Name Prefix|Prefix|Honorific|Courtesy Title|Anrede|Civilité|Tratamiento|Aanhef|Aanspreektitel|Tratamento|Appellativo',
  display_name:
    'Full Name|Display Name|Contact Name|Contact|Customer|Customer Name|Client|Client Name|Guest|Guest Name|Person|File As|Kunde|Kundin|Kundenname|Ansprechpartner|Kontakt|Kontaktname|Vollständiger Name|Vor- und Nachname|Name Vorname|Vorname Name|Anzeigename|Nom complet|Nom du contact|Nom client|Nom et prénom|Nombre completo|Nombre y apellidos|Nombre del cliente|Cliente|Contacto|Nome completo|Nome e cognome|Nominativo|Nome cliente|Contatto|Nome visualizzato|Klant|Klantnaam|Contactpersoon|Volledige naam|Nome do cliente|Contato',
  birth_date:
    'Birthday|Birth Date|Birthdate|Date of Birth|DOB|Born|Geburtstag|Geburtsdatum|Geb.|Geb.-Datum|Geb.datum|Geboren|Geboren am|Date de naissance|Naissance|Né le|Anniversaire|Fecha de nacimiento|Nacimiento|Cumpleaños|Data di nascita|Nascita|Compleanno|Nato il|Geboortedatum|Verjaardag|Data de nascimento|Nascimento|Aniversário|Fødselsdag|Födelsedag|Data urodzenia',
  language:
    'Language|Preferred Language|Locale|Sprache|Korrespondenzsprache|Langue|Idioma|Lengua|Lingua|Taal|Język',
  lifecycle_stage: 'Lifecycle Stage|Lifecycle|Customer Stage|Lebensphase|Kundenphase',
  lead_source:
    'Lead Source|Source|Referral Source|How did you hear about us|Quelle|Herkunft|Leadquelle|Kundenherkunft|Origine|Provenance|Origen|Fuente|Origem|Fonte|Provenienza|Bron|Herkomst',
  preferred_channel:
    'Preferred Channel|Preferred Contact Method|Preferred Contact|Contact Preference|Bevorzugter Kanal|Bevorzugter Kontaktweg|Kontaktweg|Canal préféré|Canal preferido|Canale preferito|Voorkeurskanaal',
  do_not_contact:
    'Do Not Contact|No Contact|Nicht kontaktieren|Kontaktsperre|Ne pas contacter|No contactar|Non contattare|Niet benaderen',
  tags: 'Tags|Tag|Labels|Categories|Category|Groups|Group|Group Membership|Customer Group|Segment|Segments|Kategorien|Kategorie|Schlagworte|Schlagwörter|Schlagwort|Etiketten|Gruppen|Gruppe|Kundengruppe|Étiquettes|Catégories|Catégorie|Groupes|Groupe|Etiquetas|Categorías|Categoría|Grupos|Grupo|Etichette|Categorie|Gruppi|Gruppo|Categorieën|Categorien|Groepen|Groep|Categorias|Categoria',
  notes:
    'Notes|Note|Comments|Comment|Remarks|Remark|Memo|Description|Additional Info|Notizen|Notiz|Bemerkung|Bemerkungen|Anmerkung|Anmerkungen|Kommentar|Kommentare|Beschreibung|Hinweis|Hinweise|Info|Remarque|Remarques|Commentaire|Commentaires|Notas|Nota|Observaciones|Comentarios|Comentario|Osservazioni|Commenti|Annotazioni|Notities|Notitie|Opmerkingen|Opmerking|Observações|Comentários|Descrizione',
  email:
    'Email|E-mail|Mail|Email Address|E-mail Address|Mail Address|Emailaddresses|EmailID|E-Mail-Adresse|Mailadresse|Mail-Adresse|eMail Adresse|Courriel|Mél|Adresse e-mail|Adresse mail|Adresse de messagerie|Adresse de courrier|Adresse électronique|Adresse de courriel|Correo|Correo electrónico|Dirección de correo electrónico|Dirección de correo|Direccion email|Indirizzo email|Indirizzo e-mail|Indirizzo posta elettronica|Indirizzo di posta elettronica|Posta elettronica|E-mailadres|Mailadres|E-mail adres|Endereço de e-mail|Endereço de email|Correio eletrônico|Correio electrónico|Adres e-mail|E-postadress|E-post',
  phone:
    'Phone|Telephone|Tel|Tel.|Telephone Number|Phone Number|Phone No|Phone No.|Phones|Contact Number|Telefon|Telefonnummer|Telefon-Nr.|Telefonnr|Tel.-Nr.|Tel.Nr.|Tel-Nr|Rufnummer|Fon|Ruf|Téléphone|Tél|Tél.|Numéro de téléphone|N° de téléphone|Numéro tél|Teléfono|Número de teléfono|Telefono|Numero di telefono|Telefoon|Telefoonnummer|Tel.nr.|Telefone|Número de telefone|Telefono fisso|Recapito telefonico|Haupttelefon|Hoofdtelefoon|Primary Phone|Main Phone',
  'phone:home':
    'Landline|Festnetz|Festnetznummer|Festnetztelefon|Téléphone fixe|Tél fixe|Fixe|Teléfono fijo|Fijo|Vaste telefoon|Vaste lijn|Telefone fixo|Privattelefon',
  'phone:mobile':
    'Mobile|Mobile Phone|Mobile Number|Mobile No|Mobile No.|Phone Mobile|Cell|Cell Phone|Cellphone|Cellular|Cell Number|Handy|Handynummer|Handynr|Handy-Nr.|Mobil|Mobiltelefon|Mobilnummer|Mobilfunk|Mobilfunknummer|Mobilnr|Mobil-Nr.|Natel|Portable|Mobile (téléphone)|Téléphone mobile|Téléphone portable|Tél. mobile|Tél. portable|Numéro de portable|GSM|Móvil|Teléfono móvil|Número de móvil|Celular|Teléfono celular|Cellulare|Telefono cellulare|Numero cellulare|Numero di cellulare|Mobiel|Mobiele telefoon|Mobiel nummer|Mobiele nummer|Telemóvel|Telefone celular|Telefone móvel|WhatsApp|WhatsApp Number|SMS Phone|SMS',
  'phone:fax':
    'Fax|Fax Number|Fax No|Faxnummer|Fax-Nr.|Telefax|Telefaxnummer|Télécopie|Télécopieur|Fax numéro|Número de fax|Numero di fax|Fax nummer',
  'phone:work':
    'Company Main Phone|Company Phone|Office|DDI|Direct Dial|Direct Phone|Durchwahl|Zentrale|Geschäftstelefon|Bürotelefon|Telefon Firma|Téléphone société|Telefono principale società|Hoofdtelefoon bedrijf|Ligne directe|Teléfono principal de la organización',
  'phone:pager': 'Pager|Pieper|Cercapersone|Localizador|Bipeur',
  'phone:car': 'Car Phone|Autotelefon|Téléphone (voiture)|Téléphone voiture|Telefono auto|Autotelefoon',
  company:
    'Company|Company Name|Organization|Organisation|Organization Name|Organisation Name|Account Name|Associated Company|Business|Business Name|Employer|Firma|Firmenname|Firmenbezeichnung|Unternehmen|Unternehmensname|Betrieb|Arbeitgeber|Société|Entreprise|Nom de la société|Nom de l’entreprise|Raison sociale|Empresa|Nombre de la empresa|Compañía|Organización|Razón social|Azienda|Società|Ditta|Ragione sociale|Nome azienda|Bedrijf|Bedrijfsnaam|Organisatie|Onderneming|Nome da empresa|Organização|Razão social',
  company_role:
    'Job Title|Jobtitle|Position|Role|Designation|Organization Title|Job|Funktion|Berufsbezeichnung|Stelle|Rolle|Fonction|Poste|Intitulé du poste|Cargo|Puesto|Ruolo|Mansione|Qualifica|Posizione|Functie|Functietitel|Função',
  website:
    'Website|Web Site|Web|URL|Homepage|Home Page|Web Page|Webpage|Web Address|Site|Webseite|Internet|Internetseite|Internetadresse|Site web|Site internet|Page web|Sitio web|Página web|Sito web|Sito|Sito internet|Pagina web|Webpagina|Webadres|Site da web',
  'social:facebook': 'Facebook|Facebook URL|Facebook Page|Facebook Profile',
  'social:instagram': 'Instagram|Instagram Handle|Insta',
  'social:twitter': 'Twitter|Twitter Handle|Twitter Username|X (Twitter)',
  'social:linkedin': 'LinkedIn|LinkedIn URL|LinkedIn Profile|LinkedIn Bio',
  'social:xing': 'Xing|Xing Profil',
  'social:skype': 'Skype|Skype Name|Skype Identity|Skype ID',
  'social:tiktok': 'TikTok',
  'social:youtube': 'YouTube|YouTube Channel',
  address_street:
    'Street|Street Address|Street Address 1|Street 1|Street Name|Street Line 1|Address|Address 1|Address Line 1|Address Line|Addr1|Line 1|Straße|Straße 1|Straße und Hausnummer|Straße & Hausnummer|Straße/Hausnummer|Straße Hausnummer|Straße Nr.|Straße und Nr.|Straße, Nr|Str.|Anschrift|Adresse|Adresse 1|Adresszeile 1|Anschrift 1|Rue|Voie|Adresse ligne 1|Adresse postale|Calle|Dirección|Dirección 1|Domicilio|Línea de dirección 1|Via|Indirizzo|Indirizzo 1|Via e numero|Straat|Straat en huisnummer|Adres|Adres 1|Adresregel 1|Rua|Endereço|Endereço 1|Morada|Logradouro|Ulica|Gade|Gata|Adress',
  address_house_number:
    'House Number|House No|House No.|Street Number|Hausnummer|Hausnr|Haus-Nr.|HNr|Numéro de rue|N° de rue|Número de calle|Número exterior|Numero civico|N. civico|Huisnummer|Huisnr|Número da casa',
  address_street2:
    'Street 2|Street 3|Street Address 2|Street Line 2|Address 2|Address 3|Address 4|Address Line 2|Address Line 3|Address Line 4|Addr2|Line 2|Apartment|Apt|Suite|Unit|Apt/Suite|Extended Address|PO Box|P.O. Box|Address PO Box|Straße 2|Straße 3|Adresszusatz|Adresszusatz 1|Adresszeile 2|Anschrift 2|Anschriftzusatz|Zusatz|Adresse 2|Postfach|Stockwerk|Complément d’adresse|Complément|Adresse ligne 2|Boîte postale|BP|Rue 2|Rue 3|Dirección 2|Calle 2|Calle 3|Piso|Línea de dirección 2|Apartado postal|Apartado de correos|Indirizzo 2|Via 2|Via 3|Interno|Casella postale|Indirizzo casella postale|Adres 2|Adresregel 2|Toevoeging|Straat 2|Straat 3|Postbus|Postbusnummer|Adres postbusnummer|Endereço 2|Complemento',
  address_city:
    'City|Town|City/Town|Town/City|Suburb|Locality|Municipality|Ort|Stadt|Wohnort|Ortschaft|Ville|Commune|Localité|Ciudad|Localidad|Población|Municipio|Città|Comune|Località|Citta|Plaats|Woonplaats|Stad|Gemeente|Plaatsnaam|Cidade|Localidade|Município|By|Miasto',
  address_region:
    'State|Region|Province|County|State/Province|State/Region|State or Province|Province/State|Prefecture|Province Name|State/Province/Region/County/Territory/Prefecture/Republic|Bundesland|Kanton|Bundesland/Kanton|Provinz|Landkreis|Région|Département|Dép/Région|Canton|Province/Région|Provincia|Estado|Comunidad autónoma|Provincia o estado|Provincia estado|Province Code|State Code|Province Abbreviation|Estado o provincia|Estado/Provincia|Regione|Provincie|Regio|Distrito|UF|Województwo',
  address_postal_code:
    'ZIP|Zip Code|Postal Code|Postcode|Post Code|Zip/Postal Code|Postal/Zip Code|Postal Code/Zip Code|Zip/Postcode|Postal|PLZ|Postleitzahl|Code postal|CP|Código postal|Cód. postal|C.P.|CAP|Codice postale|Codice di avviamento postale|Postcodes|Código-postal|CEP|Kod pocztowy|Postnummer|PIN Code',
  address_country:
    'Country|Country/Region|Country Code|ISO Country Code|Ländercode|Länderkürzel|Country Region|Country Name|Nation|Country or Region|Land|Land/Region|Staat|Pays|Pays/Région|País|País/Región|País o región|Paese|Nazione|Stato|Paese/area geografica|Land/regio|País/Região|Kraj',
  address_formatted:
    'Address Formatted|Formatted Address|Full Address|Complete Address|Mailing Address|Postal Address|Gesamte Anschrift|Vollständige Adresse|Adresse complète|Dirección completa|Indirizzo completo|Volledig adres|Endereço completo',
  address_label:
    'Address Label|Address Type|Adresstyp|Adressart|Type d’adresse|Tipo de dirección|Tipo indirizzo',
  email_label: 'Email Label|E-mail Label|Email Type|E-mail Type|E-Mail Typ',
  phone_label: 'Phone Label|Phone Type|Telefontyp|Telefonart|Type de téléphone|Tipo de teléfono',
  website_label: 'Website Label|Website Type',
  external_id:
    'ID|Record ID|Customer ID|Contact ID|Client ID|Customer Number|Customer No|Customer No.|Customer #|Client Number|Client No|Account Number|Account No|Account No.|Member ID|Member No|Member Number|Membership Number|External ID|Reference|Reference ID|Kundennummer|Kunden-Nr.|Kundennr|Kunden-ID|KdNr|Kd-Nr.|Kd.-Nr.|Kunde-Nr|Mitgliedsnummer|Debitorennummer|Debitor|Adressnummer|Adress-Nr.|Numéro client|N° client|No client|Code client|Réf client|Identifiant|Número de cliente|N.º de cliente|Nº cliente|Código de cliente|ID cliente|Codice cliente|Numero cliente|Codice|Klantnummer|Klantnr|Klant-ID|Klantcode|Debiteurnummer|Relatienummer|Número do cliente|Código do cliente',
  legal_name:
    'Legal Name|Registered Name|Rechtlicher Name|Juristischer Name|Nom légal|Dénomination sociale|Nombre legal|Statutaire naam',
  tax_id:
    'VAT Number|VAT No|VAT ID|VAT|Tax ID|Tax Number|Tax No|Tax Registration Number|EIN|ABN|GST Number|GSTIN|USt-IdNr.|USt-ID|UStID|USt-IdNr|Umsatzsteuer-ID|UID|UID-Nummer|Steuernummer|Steuer-ID|N° TVA|Numéro de TVA|TVA intracommunautaire|Numéro TVA intracommunautaire|NIF|CIF|NIF/CIF|NIT|RFC|P.IVA|Partita IVA|Cod. Fisc./P. IVA|Codice fiscale|BTW-nummer|BTW nummer|BTW-nr|NIPC|CNPJ|NIP',
  registration_no:
    'Company Number|Company Registration Number|Registration Number|Registration No|Company Reg No|Handelsregisternummer|HRB|HR-Nummer|SIRET|SIREN|N° SIRET|KvK-nummer|KvK nummer|KvK|KVK-nr',
  industry:
    'Industry|Sector|Branche|Wirtschaftszweig|Secteur|Secteur d’activité|Sector de actividad|Industria|Settore|Bedrijfstak|Setor',
  'consent=marketing_email':
    'Accepts Email Marketing|Accepts Marketing|Email Marketing|Email Marketing Consent|Email Opt In|Email Opt-in|Opt-in|Opted In|Opt In|Marketing Opt In|Marketing Consent|Email Subscription Status|Email Subscriber Status|Subscription Status|Subscribed|Werbeeinwilligung|Einwilligung Werbung|Einwilligung E-Mail|Werbung erlaubt|Marketing-Einwilligung|Consentement marketing|Consentimiento marketing|Consenso marketing|Toestemming marketing',
  'consent=newsletter_email':
    'Newsletter|Newsletter Subscriber|Newsletter Opt In|Newsletter Consent|Newsletter abonniert|Newsletter-Abo|Newsletteranmeldung|Newsletter-Einwilligung|Infolettre|Abonné newsletter|Boletín|Nieuwsbrief|Iscritto newsletter',
  'consent=marketing_sms':
    'Accepts SMS Marketing|SMS Marketing|SMS Marketing Consent|SMS Opt In|Einwilligung SMS',
  'consent=marketing_phone': 'Phone Opt In|Phone Marketing|Einwilligung Telefon',
  'consent=marketing_post': 'Mail Opt In|Postal Opt In|Direct Mail|Einwilligung Post',
  'consent:opt-out=marketing_email':
    'Email Opt Out|Has Opted Out Of Email|Opt Out|Opted Out|Unsubscribed|Unsubscribed from all email|Abgemeldet|Newsletter abbestellt|Désabonné',
  // Words that mean one thing beside some headings and another beside others; decided over the whole row.
  'name-or-last': 'Name|Nom|Naam|Navn|Namn|Nume|Nazwa|Kunden Name',
  'name-or-first': 'Nombre|Nome',
  title: 'Title|Titel|Titre|Título|Titolo',
};
