import { readdirSync, readFileSync } from 'node:fs';

/** Bytes over all processes of an app. */
export type Memory = {
  /** Shared pages counted once over all who share them; undefined where the system doesn't let us look. */
  pss: number | undefined;
  /** Shared pages counted for each. */
  rss: number;
  processes: number;
};

/** Undefined where there is no /proc. */
export function readTreeMemory(root: number): Memory | undefined {
  if (process.platform !== 'linux') return undefined;
  const pids = listTree(root);
  let pss: number | undefined = 0;
  let rss = 0;
  for (const pid of pids) {
    rss += readKilobytes(`/proc/${pid}/status`, 'VmRSS') ?? 0;
    const share = readKilobytes(`/proc/${pid}/smaps_rollup`, 'Pss');
    pss = share === undefined || pss === undefined ? undefined : pss + share;
  }
  return { pss, rss, processes: pids.length };
}

function listTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = readParent(Number(name));
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

function readParent(pid: number): number | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  // The name in brackets may hold anything.
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function readKilobytes(path: string, name: string): number | undefined {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readText(path) ?? '');
  return found ? Number(found[1]) * 1024 : undefined;
}

/** A process may end while we look. */
function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
