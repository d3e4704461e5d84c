import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/build-app.ts';
import type { FromData, ToData } from '../../src/main/data/protocol.ts';

/**
 * The built app's data process, in Node instead of Electron: all that it needs of Electron is the way to
 * its parent. Beside that it tells the most memory that it ever held.
 */
export type PeakAnswer = { type: 'peak'; bytes: number };

type Port = {
  postMessage: (message: FromData) => void;
  on: (event: 'message', listener: (event: { data: ToData }) => void) => void;
};
const parentPort: Port = {
  postMessage: (message) => process.send!(message),
  on: (_, listener) =>
    process.on('message', (data: ToData | { type: 'peak' }) => {
      if (data.type === 'peak') process.send!({ type: 'peak', bytes: process.resourceUsage().maxRSS * 1024 });
      else listener({ data });
    }),
};
Object.assign(process, { parentPort });
await import(pathToFileURL(join(ROOT, 'out', 'main', 'data.js')).href);
