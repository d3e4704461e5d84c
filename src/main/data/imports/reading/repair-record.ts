import { type Attempt, readAttempt } from './read-attempt.ts';
import { type ColumnShape, LIMITS } from './reading.ts';
import { fitsColumn } from './row-fit.ts';
import type { ScanSyntax } from './scan-syntax.ts';
import type { TextWindow } from './text-window.ts';

const MAX_ATTEMPTS = 120;
/** Where nothing is known of the columns yet, much searching finds nothing more. */
const FEW_ATTEMPTS = 16;
const MAX_QUOTES = 24;
const MAX_SEAMS = 6;
const LOOK_AHEAD = 20;

/** `quoteLine` counts lines from the record's first; `quoteColumn` is the column in which the doubtful quote stands. */
export type Repair = {
  attempt: Attempt;
  isDoubtful: boolean;
  wasUnterminated: boolean;
  quoteLine: number;
  quoteColumn: number;
};

type Judged = { attempt: Attempt; misfits: number; cost: number; lines: number };
type Scene = { syntax: ScanSyntax; window: TextWindow; start: number; isLast: boolean };

const NONE: ReadonlySet<number> = new Set();

/**
 * Reads a record whose quotes don't add up, in the way that a person would who sees the lines around it: the one
 * in which it and the lines it covers have the table's width, with the fewest quotes explained away. Gives null
 * where the window ends before that can be told.
 */
export function repairRecord(
  syntax: ScanSyntax,
  window: TextWindow,
  start: number,
  isLast: boolean,
  patience: number,
): Repair | null {
  const scene: Scene = { syntax, window, start, isLast };
  const isFull = window.length - start > LIMITS.cellCharacters;
  for (let lines = patience; ; lines *= 8) {
    const plain = readAttempt(syntax, window, start, isLast, lines, NONE);
    if (plain.isCut && !isFull) return null;
    const hasEnd = !plain.isOpen && !plain.isCut;
    const best = chooseBest(scene, plain, hasEnd);
    // A quoted cell of very many lines is believed as long as its lines don't look like records themselves.
    const isConvincing = hasEnd || (best !== null && best.misfits <= (LOOK_AHEAD * 2) / 5);
    if (!isConvincing && !plain.isCut && !plain.reachedEnd) continue;
    // However it is read a quote stays open: then quotes mean nothing on this line.
    const attempt =
      best?.attempt ?? readAttempt({ ...syntax, quote: -1 }, window, start, isLast, lines, NONE);
    if (attempt.isCut) return null;
    const doubt =
      plain.quotes.find(({ at }) => attempt.literals.has(at)) ?? plain.quotes.find(({ line }) => line === 0);
    return {
      attempt,
      isDoubtful: (best?.misfits ?? 1) > 0 && attempt.seams.length > 0,
      wasUnterminated: !hasEnd,
      quoteLine: doubt?.line ?? 0,
      quoteColumn: (doubt?.column ?? 0) + 1,
    };
  }
}

/** The best among reading it as it stands and reading it with one or two of its quotes taken for text. */
function chooseBest(scene: Scene, plain: Attempt, hasEnd: boolean): Judged | null {
  const extent = hasEnd ? plain.end : -1;
  let best = hasEnd ? judge(scene, plain, extent) : null;
  let left = scene.syntax.shapes.length > 0 ? MAX_ATTEMPTS : FEW_ATTEMPTS;
  const singles: Attempt[] = [];
  const consider = (literals: ReadonlySet<number>, implied: ReadonlySet<number> = NONE): Attempt => {
    left -= 1;
    const attempt = readAttempt(scene.syntax, scene.window, scene.start, scene.isLast, 20, literals, implied);
    if (!attempt.isOpen && !attempt.isCut) {
      const judged = judge(scene, attempt, extent);
      if (best === null || isBetter(judged, best)) best = judged;
    }
    return attempt;
  };
  if (best !== null && ((best as Judged).misfits === 0 ? plain.strays === 0 : isClean(plain))) return best;
  for (const { at } of plain.quotes.slice(0, Math.min(MAX_QUOTES, left)))
    singles.push(consider(new Set([at])));
  // Without knowing the columns, a delimiter put in where none stands would prove anything.
  const seams = scene.syntax.shapes.length === 0 ? [] : plain.seams.slice(0, MAX_SEAMS);
  for (const seam of seams) consider(NONE, new Set([seam]));
  if (best !== null && (best as Judged).misfits === 0) return best;
  for (const single of singles) {
    for (const { at } of single.quotes.slice(0, MAX_QUOTES)) {
      if (left <= 0) return best;
      if (!single.literals.has(at)) consider(new Set([...single.literals, at]));
    }
  }
  return best;
}

/** Weighs an attempt together with the records that then follow, as far as the plain way would have read. */
function judge({ syntax, window, isLast }: Scene, attempt: Attempt, extent: number): Judged {
  let misfits = !fits(attempt, syntax.width) ? 2 : makesSense(attempt, syntax) ? 0 : 1;
  let { cost } = attempt;
  let lines = attempt.extraLines;
  let at = attempt.end;
  for (let step = 0; step < LOOK_AHEAD && (extent < 0 || at < extent) && at < window.length; step += 1) {
    const next = readAttempt(syntax, window, at, isLast, 20, NONE);
    if (next.isCut) break;
    if (next.isOpen || !fits(next, syntax.width)) misfits += 2;
    cost += next.cost;
    lines += next.extraLines;
    if (next.isOpen) break;
    at = next.end;
  }
  return { attempt, misfits, cost, lines };
}

function fits({ cells }: Attempt, width: number): boolean {
  return width === 0 || cells.length === width || (cells.length === 1 && cells[0] === '');
}

/** Nothing about its quotes is odd: whatever else is wrong with the row, they aren't. */
function isClean({ strays, seams, isAmbiguous, extraLines }: Attempt): boolean {
  return strays === 0 && seams.length === 0 && !isAmbiguous && extraLines === 0;
}

/** Whether the cells are of their columns' kinds, but for a quote at an end that may be one too many. */
function makesSense({ cells, implied }: Attempt, { shapes, single }: ScanSyntax): boolean {
  if (shapes.length === 0 || cells.length !== shapes.length) return true;
  return cells.every((cell, column) => {
    const shape = shapes[column] as ColumnShape;
    if (fitsColumn(cell, shape)) return true;
    if (implied.size > 0) return false;
    const bare = cell.slice(cell.startsWith(single) ? 1 : 0, cell.endsWith(single) ? -1 : undefined);
    return bare !== cell && fitsColumn(bare, shape);
  });
}

function isBetter(one: Judged, other: Judged): boolean {
  if (one.misfits !== other.misfits) return one.misfits < other.misfits;
  if (one.cost !== other.cost) return one.cost < other.cost;
  return one.lines < other.lines;
}
