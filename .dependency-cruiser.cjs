/** Who may import whom: the rooms of the house. Read from `README.md`, "Rooms". */

const nouns = '(contacts|companies|profile|fields|settings)';
const verbs = '(imports|exports|search|history|backups|demo)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two modules that need each other are one, or hide a third. Types may point both ways.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-missing',
      comment: 'What is imported is there, and is named in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron(/main)?$' },
    },
    {
      name: 'schema-knows-drizzle-only',
      comment: 'What is stored depends on nothing but the library that describes it.',
      severity: 'error',
      from: { path: '^db/schema/' },
      to: { pathNot: ['^db/schema/', '^node_modules/drizzle-orm/'] },
    },
    {
      name: 'db-knows-no-program',
      comment: 'The data foundation works for the app, the command line and tests alike.',
      severity: 'error',
      from: { path: '^db/', pathNot: '^db/schema/' },
      to: {
        pathNot: [
          '^db/',
          '^node_modules/(better-sqlite3|@types/better-sqlite3|drizzle-orm|write-file-atomic)/',
        ],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'only-connect-opens',
      comment:
        'Pragmas and checks are set in one place; everybody else gets an open connection, or its type.',
      severity: 'error',
      from: { path: '^(db|src)/', pathNot: '^db/connect\\.ts$' },
      to: {
        path: '^node_modules/(better-sqlite3|@types/better-sqlite3)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'contract-knows-schema-only',
      comment: 'What may cross is read by the window, the shell and the data process.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: {
        pathNot: [
          '^src/contract/',
          '^db/schema/',
          '^node_modules/(zod|drizzle-zod|drizzle-orm|libphonenumber-js|temporal-polyfill)/',
        ],
      },
    },
    {
      name: 'data-without-electron',
      comment: 'The data process runs in plain Node too: in tests and on the command line.',
      severity: 'error',
      from: { path: '^src/main/data/' },
      to: {
        path: [
          '^electron$',
          '^node_modules/electron/',
          '^src/(main/shell|main/[^/]+\\.ts|preload|renderer|cli)',
        ],
      },
    },
    {
      name: 'shell-without-db',
      comment: 'The shell has windows and files; the data belongs to the data process.',
      severity: 'error',
      from: { path: '^src/main/(shell/|[^/]+\\.ts$)' },
      to: {
        path: ['^db/', '^node_modules/(better-sqlite3|drizzle-orm)/', '^src/(renderer|cli)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'shell-asks-data-by-message',
      comment: 'Of the data process the shell knows the messages alone.',
      severity: 'error',
      from: { path: '^src/main/(shell/|[^/]+\\.ts$)' },
      to: { path: '^src/main/data/', pathNot: '^src/main/data/protocol\\.ts$' },
    },
    {
      name: 'preload-knows-types-only',
      comment: 'The bridge is as small as it can be: nothing of ours runs in it.',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { path: '^(src|db)/', pathNot: '^src/preload/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nouns-without-verbs',
      comment:
        'What there is does not know what is done with it. Lists may ask the search, whose text is one of their filters.',
      severity: 'error',
      from: { path: `^src/main/data/${nouns}/` },
      to: { path: `^src/main/data/${verbs}/`, pathNot: '^src/main/data/search/find-matches\\.ts$' },
    },
    {
      name: 'search-for-lists-only',
      comment: 'The one exception to nouns-without-verbs is for the room of lists.',
      severity: 'error',
      from: { path: `^src/main/data/${nouns}/`, pathNot: '^src/main/data/fields/' },
      to: { path: '^src/main/data/search/' },
    },
    {
      name: 'verbs-alone',
      comment: 'No verb uses another: what two of them need is a noun, or belongs to neither.',
      severity: 'error',
      from: { path: `^src/main/data/${verbs}/` },
      to: { path: `^src/main/data/${verbs}/`, pathNot: '^src/main/data/$1/' },
    },
    {
      name: 'cli-knows-data-and-contract',
      comment: 'The same operations as in the window, without a window.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/(renderer|preload|main/shell|main/[^/]+\\.ts)' },
    },
    {
      name: 'renderer-in-its-sandbox',
      comment: 'The window has no Node, no Electron and no database: it asks through the bridge.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: {
        path: [
          '^db/(?!schema/)',
          '^src/(main|cli|preload)/',
          '^electron$',
          '^node_modules/(electron|better-sqlite3)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'renderer-without-node',
      comment: 'The window has no Node.',
      severity: 'error',
      from: { path: '^src/(renderer|contract)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-alone',
      comment: 'A feature is understood and removed alone: what two of them need goes to ui or lib.',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'features-below-the-frame',
      comment: 'The frame holds the features, not the other way round.',
      severity: 'error',
      from: { path: '^src/renderer/features/' },
      to: { path: '^src/renderer/app/' },
    },
    {
      name: 'ui-below-features',
      comment: 'Components that several features share know none of them.',
      severity: 'error',
      from: { path: '^src/renderer/ui/' },
      to: { path: '^src/renderer/(features|app)/' },
    },
    {
      name: 'lib-below-features',
      comment: 'What features share knows none of them.',
      severity: 'error',
      from: { path: '^src/renderer/lib/' },
      to: { path: '^src/renderer/(features|app)/' },
    },
    {
      name: 'product-without-tests',
      comment: 'What ships needs neither tests nor measurements nor set-up.',
      severity: 'error',
      from: { path: '^(src|db)/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^tests/'] },
    exclude: { path: '^(out|dist)/' },
    tsPreCompilationDeps: true,
    // It can't read TypeScript by TypeScript 7. And swc can't read `using`, so the tests are left out.
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
};
