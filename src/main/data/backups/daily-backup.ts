import { listBackups } from '../../../../db/backup.ts';

/** A copy a day, without asking, made beside the work: its thread has a connection of its own. */
export class DailyBackup {
  private readonly folder: string;
  private readonly make: () => Promise<unknown>;
  private lastDay: string | undefined;

  constructor(folder: string, make: () => Promise<unknown>) {
    this.folder = folder;
    this.make = make;
  }

  /** Called after each change. A copy that failed is tried again at the next change. */
  async makeIfDue(now = Date.now()): Promise<void> {
    const today = dayOf(now);
    this.lastDay ??= lastDailyBackup(this.folder);
    if (this.lastDay === today) return;
    const before = this.lastDay;
    this.lastDay = today;
    try {
      await this.make();
    } catch (error) {
      this.lastDay = before;
      throw error;
    }
  }
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function lastDailyBackup(folder: string): string | undefined {
  const latest = listBackups(folder).find((backup) => backup.reason === 'daily');
  return latest && dayOf(latest.at);
}
