import { describeCountry } from './country.ts';

export const france = describeCountry({
  code: 'FR',
  language: 'fr',
  callingCode: '33',
  trunk: '0',
  salutations: { woman: 'Mme', man: 'M.' },
  women:
    'Marie Camille Léa Chloé Françoise Élodie Inès Nathalie Hélène Manon Sylvie Fatou Anaïs Margaux Zoé Aurélie',
  men: 'Jean Pierre Lucas Hugo Étienne François Mathis Youssef Gaël Théo Benoît Jérôme Olivier Luc Noël Rémi',
  lastNames: `Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèvre Leroy Roux
    David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Müller d’Alembert Le_Goff
    Benali Diallo Guérin Boyer Chevalier`,
  streets: `rue de la République, avenue Victor-Hugo, rue des Lilas, place du Marché, chemin des Vignes, rue Pasteur,
    boulevard Gambetta, rue de l’Église, allée des Tilleuls, impasse du Moulin`,
  isNumberFirst: true,
  towns: `Paris||750##|1|99 00####
    Lyon||690##|4|65 71####
    Marseille||130##|4|91 98####
    Rennes||350##|2|61 91####
    Strasbourg||670##|3|53 01####
    Bordeaux||330##|5|36 49####`,
  mobile: ['6', '39 98####'],
  styles: `TA S
    TA.S`,
});

export const netherlands = describeCountry({
  code: 'NL',
  language: 'nl',
  callingCode: '31',
  trunk: '0',
  salutations: { woman: 'Mevr.', man: 'Dhr.' },
  women: 'Emma Sanne Anouk Fleur Ingrid Noor Lotte Maaike Roos Tess Willemijn Saskia Femke Yasmina',
  men: 'Daan Sem Bram Jeroen Maarten Pieter Sjoerd Thijs Willem Ruben Joost Youssef Koen Diederik',
  lastNames: `de_Jong Jansen de_Vries van_den_Berg Bakker van_Dijk Visser Smit Meijer de_Boer Mulder Bos Vos Peters
    Hendriks van_Leeuwen Dekker Brouwer de_Wit Dijkstra van_’t_Hof El_Amrani Kuipers Veenstra Postma`,
  streets: `Kerkstraat, Dorpsstraat, Molenweg, Prinsengracht, Stationsstraat, Julianalaan, Nieuwstraat, Wilgenlaan,
    Schoolstraat, Oude Haven`,
  isNumberFirst: false,
  towns: `Amsterdam||10## AB|20|555####
    Utrecht||35## CD|30|555####
    Rotterdam||30## EF|10|555####
    Groningen||97## GH|50|555####`,
  mobile: ['6', '55######'],
  styles: `TA S
    TA-S`,
});

export const italy = describeCountry({
  code: 'IT',
  language: 'it',
  callingCode: '39',
  trunk: '',
  salutations: { woman: 'Sig.ra', man: 'Sig.' },
  women:
    'Giulia Sofia Francesca Chiara Alessia Martina Paola Lucia Beatrice Elena Ginevra Simona Rosaria Noemi',
  men: 'Francesco Lorenzo Alessandro Matteo Giuseppe Luca Niccolò Salvatore Davide Enzo Riccardo Tommaso Pietro Fabio',
  lastNames: `Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Costa
    Giordano Mancini Rizzo Lombardi Moretti D’Angelo Fontana Caruso Mariani Rinaldi Nicolò Pellegrini Sanna`,
  streets: `via Roma, via Garibaldi, corso Italia, via Dante, piazza del Duomo, via Mazzini, viale dei Mille,
    via San Giovanni, via Verdi, vicolo Stretto`,
  isNumberFirst: false,
  towns: `Milano|MI|201##|02|555#####
    Roma|RM|001##|06|555#####
    Firenze|FI|501##|055|555####
    Bologna|BO|401##|051|555####
    Lecce|LE|731##|0832|555###`,
  mobile: ['347', '555####'],
  styles: `A S
    A/S`,
});

export const spain = describeCountry({
  code: 'ES',
  language: 'es',
  callingCode: '34',
  trunk: '',
  salutations: { woman: 'Sra.', man: 'Sr.' },
  women: 'María Carmen Lucía Paula Begoña Inés Nuria Rocío Martina Pilar Itziar Montserrat Alba Sofía',
  men: 'Antonio José Íñigo Pablo Álvaro Javier Sergio Andrés Martín Joaquín Mateo Raúl Jordi Iker',
  lastNames: `García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz
    Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ibáñez Núñez Puig Etxeberria`,
  streets: `Calle Mayor, Avenida de la Constitución, Calle del Sol, Plaza Nueva, Paseo de Gracia, Calle Real,
    Camino Viejo, Calle San Juan, Rambla Catalunya`,
  isNumberFirst: false,
  towns: `Madrid||280##|91|555####
    Barcelona||080##|93|555####
    Sevilla||410##|954|55####
    Valencia||460##|96|555####
    Bilbao||480##|94|555####`,
  mobile: ['655', '55####'],
  styles: `A S
    A-S`,
});

export const poland = describeCountry({
  code: 'PL',
  language: 'pl',
  callingCode: '48',
  trunk: '',
  salutations: { woman: 'Pani', man: 'Pan' },
  women:
    'Anna Katarzyna Małgorzata Agnieszka Zofia Julia Zuzanna Łucja Barbara Ewa Jadwiga Kinga Świętosława Maja',
  men: 'Piotr Krzysztof Andrzej Tomasz Paweł Michał Łukasz Jakub Mateusz Stanisław Zbigniew Bartosz Grzegorz Jan',
  lastNames: `Nowak Wójcik Kowalczyk Woźniak Mazur Krawczyk Kaczmarek Piotr Zając Król Wróbel Dudek Pawlak Sikora Baran
    Szewczyk Duda Bąk Żak Jasiński Gołąb Kozioł Łuczak Ślusarczyk`,
  streets: `ulica Kwiatowa, ulica Polna, ulica Leśna, ulica Ogrodowa, aleja Niepodległości, ulica Szkolna,
    ulica Słoneczna, plac Wolności`,
  isNumberFirst: false,
  towns: `Warszawa||00-###|22|555####
    Kraków||30-###|12|555####
    Gdańsk||80-###|58|555####
    Łódź||90-###|42|555####`,
  mobile: ['601', '55####'],
  styles: `A S
    (A) S`,
});

export const sweden = describeCountry({
  code: 'SE',
  language: 'sv',
  callingCode: '46',
  trunk: '0',
  salutations: { woman: 'Fru', man: 'Herr' },
  women: 'Astrid Elsa Ebba Freja Linnéa Märta Agnes Karin Åsa Ingrid Signe Birgitta Ylva Alva',
  men: 'Erik Lars Nils Åke Gustav Oskar Anders Göran Axel Viktor Sven Björn Emil Hampus',
  lastNames: `Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson
    Lindberg Lindström Åkesson Öberg Sjöström Bergqvist Nyström Holm Ek Wallin Hedlund`,
  streets: `Storgatan, Drottninggatan, Kungsgatan, Skolgatan, Björkvägen, Parkvägen, Södra Hamngatan, Ängsvägen`,
  isNumberFirst: false,
  towns: `Stockholm||11# ##|8|465 0####
    Göteborg||41# ##|31|390 0###
    Malmö||21# ##|40|628 0###
    Uppsala||75# ##|18|555 0###`,
  mobile: ['70', '174####'],
  styles: `TA-S
    TA S`,
});
