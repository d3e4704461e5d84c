import { buildIfStale } from './build-app.ts';
import { prepareElectron } from './electron-runtime.ts';
import { bringTestPrograms } from './system-libraries.ts';
import { openDisplay } from './virtual-display.ts';

/**
 * Playwright's global set-up: the runtime, an up-to-date build and a display, so that a single test file can
 * be run by itself. Returns what ends the display again.
 */
export default async function prepareEndToEnd(): Promise<() => Promise<void>> {
  await prepareElectron();
  await bringTestPrograms();
  if ((await buildIfStale()) !== 0) throw new Error('the build failed');
  const display = await openDisplay();
  return () => display.close();
}
