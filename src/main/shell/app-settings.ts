import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeSmallFile } from './write-small-file.ts';

const Rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** What the app remembers between two starts, apart from what is in the data file. */
const AppSettings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Null until the owner or her data file has chosen one. */
  language: z.string().nullable().default(null),
  window: Rectangle.extend({ isMaximised: z.boolean() }).nullable().default(null),
  /** Her own data file. */
  ownFile: z.string().nullable().default(null),
  /** The one that was open last: her own, the demo shop, or another. */
  lastFile: z.string().nullable().default(null),
  /** What was in each file that was ever opened: an empty or missing one is then never a new start. */
  known: z.record(z.string(), z.object({ databaseId: z.string(), contacts: z.number() })).default({}),
});
export type AppSettings = z.infer<typeof AppSettings>;

/** The settings file, its copy of before, and what to make of damage in either. */
export class AppSettingsFile {
  /** True where both were there and neither could be read: nothing in `value` is then what she chose. */
  readonly isUnreadable: boolean;
  private current: AppSettings;
  private readonly path: string;
  private readonly onError: (error: unknown) => void;

  constructor(folder: string, onError: (error: unknown) => void) {
    this.onError = onError;
    this.path = join(folder, 'settings.json');
    const files = [this.path, `${this.path}.bak`];
    const read = files.map(readSettings).find((settings) => settings !== undefined);
    this.current = read ?? AppSettings.parse({});
    this.isUnreadable = !read && files.some((file) => existsSync(file));
    if (this.isUnreadable) for (const file of files) setAside(file);
  }

  get value(): Readonly<AppSettings> {
    return this.current;
  }

  /** Holds for this session also where the disk is full: what she is doing matters more than this file. */
  update(changes: Partial<AppSettings>): void {
    const next = { ...this.current, ...changes };
    if (JSON.stringify(next) === JSON.stringify(this.current)) return;
    this.current = next;
    try {
      const previous = readSettings(this.path);
      if (previous) writeSmallFile(`${this.path}.bak`, format(previous));
      writeSmallFile(this.path, format(next));
    } catch (error) {
      this.onError(error);
    }
  }
}

const format = (settings: AppSettings) => `${JSON.stringify(settings, null, 2)}\n`;

function readSettings(path: string): AppSettings | undefined {
  try {
    return AppSettings.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

function setAside(path: string): void {
  if (existsSync(path)) renameSync(path, `${path}.damaged-${Date.now()}`);
}
