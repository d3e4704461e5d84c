import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

export type PageFile = { path: string; type: string };

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.csv': 'text/csv; charset=utf-8',
};

/**
 * The built files by the path they are asked for. Nothing else can be asked for: what is not in this map
 * when the app starts does not exist for the page, whatever tricks its address plays.
 */
export function listPageFiles(folder: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${path
      .slice(folder.length + 1)
      .split(/[\\/]/)
      .map(encodeURIComponent)
      .join('/')}`;
    files.set(address, { path, type });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}
