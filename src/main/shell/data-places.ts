import { join, parse, resolve } from 'node:path';

/** Where what belongs to a data file lies: beside it, so that it moves and is found together. */
export function placesOf(file: string): { backupFolder: string; searchFile: string } {
  const { dir, name } = parse(resolve(file));
  return { backupFolder: join(dir, `${name} backups`), searchFile: join(dir, `${name}.search`) };
}

/** `Regulars.regulars`, or `Regulars 2.regulars`, … where the name is taken. */
export function freePath(wanted: string, isTaken: (path: string) => boolean): string {
  const { dir, name, ext } = parse(wanted);
  let path = wanted;
  for (let number = 2; isTaken(path); number += 1) path = join(dir, `${name} ${number}${ext}`);
  return path;
}

export type Places = { ownFile: string; demoFile: string };

/**
 * A profile of its own (`--user-data-dir`: tests, a stick) keeps everything in its folder: it must never
 * find the customers of this computer's owner.
 */
export function choosePlaces(folders: {
  userData: string;
  documents: string;
  hasOwnProfile: boolean;
}): Places {
  const home = folders.hasOwnProfile ? folders.userData : folders.documents;
  return {
    ownFile: join(home, 'Regulars', 'Regulars.regulars'),
    demoFile: join(folders.userData, 'demo', 'Demo shop.regulars'),
  };
}

/** `--db FILE` or `--db=FILE`. */
export function findFileArgument(args: string[], folder: string): string | undefined {
  for (const [index, arg] of args.entries()) {
    if (arg.startsWith('--db=')) return resolve(folder, arg.slice('--db='.length));
    const next = args[index + 1];
    if (arg === '--db' && next) return resolve(folder, next);
  }
  return undefined;
}
