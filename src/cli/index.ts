import module from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Command, UsageError, type Values } from './command.ts';
import { describeFailure } from './failure.ts';
import { say } from './words.ts';

/** Each command is loaded when it is called: what reads a file need not wait for the database. */
const commands: Record<string, () => Promise<Command>> = {
  inspect: async () => (await import('./commands/inspect.ts')).inspect,
  convert: async () => (await import('./commands/convert.ts')).convert,
  import: async () => (await import('./commands/import.ts')).importFile,
  export: async () => (await import('./commands/export.ts')).exportList,
  search: async () => (await import('./commands/search.ts')).search,
  history: async () => (await import('./commands/history.ts')).history,
  undo: async () => (await import('./commands/undo.ts')).undo,
  check: async () => (await import('./commands/check.ts')).check,
  seed: async () => (await import('./commands/seed.ts')).seed,
};

// Some hundred source files are compiled for one command: the next one finds them compiled, its threads too.
const compiled = fileURLToPath(new URL('../../node_modules/.cache/cli', import.meta.url));
module.enableCompileCache?.(compiled);
process.env.NODE_COMPILE_CACHE ??= compiled;

process.umask(0o077);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the output has seen enough.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  const isJson = words.includes('--json');
  try {
    const [name, ...rest] = words.filter((word) => word !== '--json');
    if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
      process.stdout.write(`${say('help')}\n`);
      return 0;
    }
    const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load)
      throw new UsageError(name === undefined ? 'no_command' : 'unknown_command', { name: name ?? '' });
    const { json, text, exitCode } = await run(await load(), rest);
    process.stdout.write(isJson ? `${JSON.stringify(json)}\n` : `${text}\n`);
    return exitCode ?? 0;
  } catch (error) {
    return fail(error, isJson);
  }
}

function fail(error: unknown, isJson: boolean): number {
  const { exitCode, code, message, isUsage } = describeFailure(error);
  if (isJson)
    process.stdout.write(`${JSON.stringify({ error: { code, message: message.split('\n')[0] } })}\n`);
  process.stderr.write(`${message}\n`);
  if (isUsage) process.stderr.write(`\n${say('help')}\n`);
  return exitCode;
}

async function run(command: Command, words: string[]) {
  const { values, positionals } = parse(command, words);
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return command.run({ values, positionals, signal: controller.signal, resolve: resolveFromCaller });
}

function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, options: command.options, allowPositionals: true });
    return { values: values as Values, positionals };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      throw new UsageError('wrong_option', { reason: error.message.split('. ')[0]! });
    throw error;
  }
}

/** npm runs scripts in the project's folder; the caller's own is where her files are. */
function resolveFromCaller(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  return script === 'cli' || script === 'seed' ? resolve(folder ?? '', path) : resolve(path);
}
