import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fetchPackage, type PinnedPackage, readTar } from './fetch-package.ts';
import { captureProgram } from './run-program.ts';
import { cacheFolder, fillCache } from './setup-cache.ts';
import { SetupProblem, sayDuration, tellStep } from './setup-report.ts';

// The file that better-sqlite3 ships asks for Node-API 10. The fallback Electron has 9 and crashes on it, but
// knows the parts of 10 that are needed as "experimental": compiled for that, the add-on runs there and in
// newer Nodes alike.
const HEADERS: PinnedPackage = {
  spec: 'node-api-headers@1.9.0',
  sha512: '2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==',
};
const EXPERIMENTAL_NODE_API = '2147483647';

const MODULES = join(import.meta.dirname, '..', 'node_modules');
const PACKAGE_FOLDER = join(MODULES, 'better-sqlite3');
const POST_FINALIZER = join(import.meta.dirname, 'post-finalizer.h');
const ADDON = 'better_sqlite3.node';
// better-sqlite3 looks here before it takes the file it ships.
const INSTALLED = join(PACKAGE_FOLDER, 'build', 'Release', ADDON);

const C_FLAGS = ['-c', '-O2', '-fPIC', '-DNDEBUG', '-w'];
const CPP_FLAGS = [
  ...['-std=c++20', '-fvisibility=hidden', '-fvisibility-inlines-hidden'],
  ...[`-DNAPI_VERSION=${EXPERIMENTAL_NODE_API}`, '-DNAPI_DISABLE_CPP_EXCEPTIONS'],
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
];
const LINK_FLAGS = [
  '-shared',
  '-static-libgcc',
  '-static-libstdc++',
  '-Wl,-Bsymbolic',
  '-Wl,--exclude-libs,ALL',
  '-ldl',
];

/** True once the compiled add-on is in the cache: then no compiler is needed. */
export function isSqliteAddonCompiled(): boolean {
  return existsSync(join(cacheFolder(), folderName()));
}

/** Compiles the add-on into the cache; needs gcc and g++. Takes half a minute, once. */
export async function compileSqliteAddon(): Promise<void> {
  tellStep('compiling the database library for this Electron (about half a minute, only once)');
  const start = performance.now();
  await fillCache(folderName(), async (work) => {
    const include = join(work, 'include');
    await mkdir(include);
    for (const [path, content] of readTar(await fetchPackage(HEADERS, work))) {
      if (path.startsWith('package/include/')) await writeFile(join(include, basename(path)), content);
    }
    await compileInto(work, include);
    await rm(include, { recursive: true });
  });
  tellStep(`the database library is compiled (${sayDuration(start)})`);
}

/** Puts the compiled add-on in its place, after it has worked in this Node and in the given Electron. */
export async function installSqliteAddon(electron: string): Promise<void> {
  const compiled = join(cacheFolder(), folderName(), ADDON);
  const installed = await readFile(INSTALLED).catch(() => undefined);
  if (installed?.equals(await readFile(compiled))) return;
  await Promise.all([tryDatabase(process.execPath, compiled), tryDatabase(electron, compiled)]);
  await mkdir(dirname(INSTALLED), { recursive: true });
  const partial = `${INSTALLED}.${process.pid}`;
  await copyFile(compiled, partial);
  await rename(partial, INSTALLED);
}

function folderName(): string {
  const recipe = createHash('sha256').update(JSON.stringify([HEADERS, C_FLAGS, CPP_FLAGS, LINK_FLAGS]));
  recipe.update(readFileSync(POST_FINALIZER));
  const { version } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'));
  return `better-sqlite3-${version}-linux-x64-${recipe.digest('hex').slice(0, 8)}`;
}

async function compileInto(work: string, include: string): Promise<void> {
  const sqlite = join(PACKAGE_FOLDER, 'deps', 'sqlite3');
  const objects = [join(work, 'sqlite3.o'), join(work, 'better_sqlite3.o')] as const;
  const includes = [include, join(MODULES, 'node-addon-api'), sqlite].map((folder) => `-I${folder}`);
  await Promise.all([
    compile('gcc', [...C_FLAGS, ...sqliteOptions(), join(sqlite, 'sqlite3.c'), '-o', objects[0]]),
    compile('g++', [
      ...[...C_FLAGS, ...CPP_FLAGS, ...includes, '-include', POST_FINALIZER],
      ...[join(PACKAGE_FOLDER, 'src', 'better_sqlite3.cpp'), '-o', objects[1]],
    ]),
  ]);
  await compile('g++', [...objects, ...LINK_FLAGS, '-o', join(work, ADDON)]);
  await Promise.all(objects.map((file) => rm(file)));
}

/** The options its own build gives to SQLite, so that both files hold the same SQLite. */
function sqliteOptions(): string[] {
  const listed = readFileSync(join(PACKAGE_FOLDER, 'deps', 'defines.gypi'), 'utf8');
  return [...listed.matchAll(/'((?:HAVE|SQLITE)_[A-Z0-9_]+(?:=[^']*)?)'/g)].map((match) => `-D${match[1]}`);
}

async function compile(program: string, args: string[]): Promise<void> {
  const result = await captureProgram(program, args);
  if (result.code === 0) return;
  throw new SetupProblem(
    `The database library could not be compiled (${program}):\n${result.output.slice(-2000)}`,
  );
}

/** Runs real queries through the file in a process of its own, where a crash hurts nobody. */
async function tryDatabase(program: string, nativeBinding: string): Promise<void> {
  const script = `
    const Database = require(${JSON.stringify(PACKAGE_FOLDER)});
    const open = () => {
      const db = new Database(':memory:', { nativeBinding: ${JSON.stringify(nativeBinding)} });
      db.exec("create virtual table t using fts5(a); insert into t values ('Müller')");
      db.function('double', (x) => x * 2);
      return db.prepare("select a, double(21) as b from t where t match 'muller'").get();
    };
    const row = open();
    gc();
    setImmediate(() => process.exit(row.a === 'Müller' && row.b === 42 ? 0 : 1));`;
  const result = await captureProgram(program, ['--expose-gc', '-e', script], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (result.code !== 0) {
    throw new SetupProblem(`The database library does not work in ${program}:\n${result.output.trim()}`);
  }
}
