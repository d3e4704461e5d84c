import { describeCountry } from './country.ts';

/** Numbers begin as those that the Bundesnetzagentur keeps free for films, where there are such. */
export const germany = describeCountry({
  code: 'DE',
  language: 'de',
  callingCode: '49',
  trunk: '0',
  salutations: { woman: 'Frau', man: 'Herr' },
  women: `Anna Sabine Elif Katharina Ursula Lena Hannah Petra Monika Jana Marie Susanne Greta Ayşe Claudia Johanna
    Renate Charlotte Birgit Franziska Olga Nele Heike Magdalena Zeynep Paula Ingrid Carla Sofia Mia Anke Swantje`,
  men: `Jonas Thomas Mehmet Stefan Wolfgang Lukas Karl-Heinz Andreas Felix Uwe Björn Emre Matthias Jürgen Paul Günter
    Maximilian Tobias Dieter Leon Rüdiger Florian Sergej Klaus Moritz Henning Ali Sebastian Götz Ben Oskar Jörg`,
  lastNames: `Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter
    Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier
    Lehmann Köhler Maier Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn
    Yılmaz Kaya Demir Öztürk Nowak Kowalski Ivanova Petrov Nguyen von_Arnim Groß Vogel Jäger Günther Roth Beck
    Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Otto
    Sommer Seidel Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann
    Thiel Voigt Sauer Wolff Pfeiffer`,
  streets: `Lindenstraße, Bahnhofstraße, Hauptstraße, Gartenweg, Schillerstraße, Goethestraße, Am Markt, Kirchgasse,
    Mühlenweg, Rosenstraße, Kastanienallee, Ringstraße, Bergstraße, Uhlandstraße, Wiesengrund, Alte Dorfstraße,
    An der Spree, Mozartstraße, Birkenweg, Friedrich-Ebert-Straße, Torstraße, Sonnenallee, Parkstraße, Ulmenweg`,
  isNumberFirst: false,
  towns: `Berlin||10###|30|23125###
    Hamburg||20###|40|66969###
    München||80###|89|99998###
    Köln||50###|221|47109##
    Frankfurt am Main||60###|69|90009###
    Leipzig|Sachsen|041##|341|55512##
    Freiburg im Breisgau|Baden-Württemberg|791##|761|55523##
    Münster|Nordrhein-Westfalen|481##|251|55534##
    Göttingen|Niedersachsen|370##|551|55545##
    Rothenburg ob der Tauber|Bayern|91541|9861|55556#`,
  mobile: ['171', '392####'],
  styles: `TA S
    TA/S
    (TA) S
    TA-S
    TA S`,
});

export const austria = describeCountry({
  code: 'AT',
  language: 'de',
  callingCode: '43',
  trunk: '0',
  salutations: { woman: 'Frau', man: 'Herr' },
  women:
    'Maria Elisabeth Barbara Christine Theresa Magdalena Leonie Gerlinde Eva Anneliese Valentina Martina Romana Sigrid',
  men: 'Josef Franz Johann Michael Alois Gerhard Lukas Bernhard Manfred Christoph Dominik Helmut Robert Kurt',
  lastNames: `Gruber Huber Bauer Wagner Müller Pichler Steiner Moser Mayer Hofer Leitner Berger Fuchs Eder Fischer
    Schmid Winkler Weber Schwarz Maier Schneider Reiter Mayr Schmidt Wimmer Egger Brunner Lang Baumgartner Auer
    Binder Lechner Wolf Wallner Aigner Ebner Koller Lehner Haas Schuster`,
  streets: `Mariahilfer Straße, Landstraßer Hauptstraße, Schulgasse, Kirchengasse, Feldgasse, Rathausplatz, Dorfstraße,
    Bachgasse, Wiener Straße, Am Graben, Linzer Straße, Neubaugasse`,
  isNumberFirst: false,
  towns: `Wien||10#0|1|55512####
    Graz|Steiermark|80##|316|55523##
    Linz|Oberösterreich|40##|732|55534##
    Salzburg|Salzburg|50##|662|55545##
    Innsbruck|Tirol|60##|512|55556##`,
  mobile: ['664', '555####'],
  styles: `TA S
    TA/S
    (TA) S`,
});

export const switzerland = describeCountry({
  code: 'CH',
  language: 'de',
  callingCode: '41',
  trunk: '0',
  salutations: { woman: 'Frau', man: 'Herr' },
  women: 'Ursula Verena Sandra Nicole Daniela Chiara Noémie Corinne Heidi Laura Aline Regula Manuela Céline',
  men: 'Urs Daniel Reto Beat Marco Luca Thomas Christian Matteo Rolf Jean-Pierre Nino Samuel Andrin',
  lastNames: `Müller Meier Schmid Keller Weber Huber Schneider Meyer Steiner Fischer Gerber Brunner Baumann Frei
    Zimmermann Moser Widmer Wyss Graf Roth Suter Bachmann Kunz Bühler Favre Rochat Bernasconi Ferrari Hofstetter
    Zürcher Ammann Egli Lüthi Kälin`,
  streets: `Bahnhofstrasse, Dorfstrasse, Seestrasse, Kirchweg, Bergstrasse, Rue du Lac, Via Nassa, Hauptgasse,
    Schulhausstrasse, Rosengasse, Mattenweg`,
  isNumberFirst: false,
  towns: `Zürich|ZH|80##|44|555 1###
    Bern|BE|30##|31|555 2###
    Basel|BS|40##|61|555 3###
    Luzern|LU|60##|41|555 4###
    Genève|GE|12##|22|555 5###
    Lugano|TI|69##|91|555 6###`,
  mobile: ['79', '555####'],
  styles: `TA S
    TA/S`,
});
