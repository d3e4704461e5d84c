import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/** All or nothing, also through a power cut: written beside, synced, renamed, and the rename synced. */
export function writeSmallFile(path: string, content: string): void {
  writeFileAtomic.sync(path, content, { mode: 0o600 });
  if (process.platform === 'win32') return; // can't open a folder there
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
