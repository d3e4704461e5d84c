import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesOf } from '../../src/main/shell/data-places.ts';
import { writeContactsFile } from '../data/contacts-file.ts';
import { tell } from '../report/progress.ts';
import { type Imported, importIntoShop } from './work-in-shop.ts';

export type ImportedShop = Imported & { file: string; rows: number };

/** The temporary folder of one run, with files and shops that are made when they are first asked for. */
export class Workbench {
  readonly folder = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
  /** The largest number of contacts that is measured. */
  readonly most: number;
  /** The runtime that was measured, a line for the report. */
  electron: string | undefined;
  private readonly shops = new Map<number, ImportedShop>();
  private number = 0;

  constructor(most: number) {
    this.most = most;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  contactsFile(rows: number): { path: string; bytes: number } {
    const path = this.path(`contacts-${rows}.csv`);
    if (!existsSync(path)) {
      tell(`writing a file of ${rows.toLocaleString('en')} contacts`);
      writeContactsFile(path, rows);
    }
    return { path, bytes: statSync(path).size };
  }

  /** A shop into which the file of that many rows was imported, with its search index. Kept for whoever asks next. */
  async shop(rows: number): Promise<ImportedShop> {
    return this.shops.get(rows) ?? this.importAnew(rows);
  }

  /** Imports into a new data file; the one before of the same size is removed. */
  async importAnew(rows: number): Promise<ImportedShop> {
    const { path } = this.contactsFile(rows);
    this.removeShop(rows);
    const file = this.path(`shop-${rows}-${++this.number}.regulars`);
    tell(`importing ${rows.toLocaleString('en')} contacts`);
    const imported = await importIntoShop(file, path);
    checkCounts(imported, rows);
    const shop = { ...imported, file, rows };
    this.shops.set(rows, shop);
    return shop;
  }

  /** A copy to be spoilt. The shop is closed, so its file is all there is. */
  copyShop({ file, rows }: ImportedShop): string {
    const copy = this.path(`copy-${rows}-${++this.number}.regulars`);
    copyFileSync(file, copy);
    copyFileSync(placesOf(file).searchFile, placesOf(copy).searchFile);
    return copy;
  }

  removeFile(file: string): void {
    const { backupFolder, searchFile } = placesOf(file);
    for (const path of [file, `${file}-wal`, `${file}-shm`, backupFolder, searchFile])
      rmSync(path, { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private removeShop(rows: number): void {
    const shop = this.shops.get(rows);
    if (shop) this.removeFile(shop.file);
    this.shops.delete(rows);
  }
}

/** A figure for work that wasn't done is worth nothing. */
function checkCounts({ result }: Imported, rows: number): void {
  const { read, created, rejected } = result;
  if (read !== rows || created !== rows)
    throw new Error(`of ${rows} rows ${read} were read, ${created} made, ${rejected} rejected`);
}
