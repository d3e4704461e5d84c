import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Brings a file's content to the disk. */
export function syncFile(path: string): void {
  sync(path, 'r+');
}

/** Makes a rename last through a power cut. Windows has no such call for folders. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
