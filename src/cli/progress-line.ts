import type { Progress } from '../contract/operation.ts';
import { sayIfKnown } from './words.ts';

/** Without a terminal a long run says so now and then, for the log of a scheduled job. */
const quietFor = 15_000;

/** Tells on stderr how far a job is: stdout is for its result alone. */
export class ProgressLine {
  private readonly isTerminal = process.stderr.isTTY === true;
  private saidAt = performance.now();
  private hasLine = false;

  show(progress: Progress): void {
    const now = performance.now();
    if (now - this.saidAt < (this.isTerminal ? 100 : quietFor)) return;
    this.saidAt = now;
    const text = toText(progress);
    process.stderr.write(this.isTerminal ? `\r\x1b[K${text}` : `${text}\n`);
    this.hasLine = this.isTerminal;
  }

  end(): void {
    if (this.hasLine) process.stderr.write('\r\x1b[K');
    this.hasLine = false;
  }
}

function toText({ phase, done, total, rows, rowsPerSecond }: Progress): string {
  const name = sayIfKnown(`phase.${phase}`) ?? phase;
  const share = total > 0 ? ` ${Math.floor((done / total) * 100)} %` : '';
  const count = rows ?? (total > 0 ? done : undefined);
  const counted = count === undefined ? '' : ` (${count.toLocaleString('en')})`;
  const speed = rowsPerSecond ? `, ${Math.round(rowsPerSecond).toLocaleString('en')}/s` : '';
  return `${name}${share}${counted}${speed}`;
}
