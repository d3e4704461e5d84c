import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ROOT } from '../../scripts/build-app.ts';
import { prepareElectron } from '../../scripts/electron-runtime.ts';
import { openDisplay } from '../../scripts/virtual-display.ts';
import type { Pair } from '../report/pair.ts';
import { tell } from '../report/progress.ts';
import { median } from '../report/statistics.ts';
import type { Workbench } from '../shop/workbench.ts';
import { type Launched, launchWindow } from '../window/launch-window.ts';
import type { Memory } from '../window/process-tree.ts';
import { type Measurement, sayRows, smallRows } from './measurement.ts';

const group = 'start';
const runs = 5;

/** Leaves in the page the moment at which the picture with the first row's first cell was drawn. */
const watchFirstRow = `(() => {
  if (globalThis.benchObserver) return;
  const look = () => {
    const cell = document.querySelector('[role=grid] tbody tr[aria-rowindex="2"] td[aria-colindex="2"]');
    if (!cell || cell.textContent === '') return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => {
      globalThis.bench = performance.timeOrigin + performance.now();
    }));
  };
  const observer = new MutationObserver(look);
  globalThis.benchObserver = observer;
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  look();
})()`;

/** The app with a file of 100,000 contacts, spawn to the first row, against an empty Electron window. */
export const measureStart: Measurement = async (bench) => {
  const { file } = await bench.shop(smallRows);
  const { program, version, kind } = await prepareElectron();
  bench.electron = `Electron: ${version}${kind === 'official' ? '' : ' (the fallback, not the one that is shipped)'}`;
  const display = await openDisplay();
  try {
    const app: Launched[] = [];
    const empty: Launched[] = [];
    // The first of each fills the system's caches and doesn't count.
    for (let run = 0; run <= runs; run++) {
      const times = [await launchEmpty(bench, program), await launchApp(bench, program, file)] as const;
      tell(
        `start: empty window ${times[0].milliseconds.toFixed(0)} ms, app ${times[1].milliseconds.toFixed(0)} ms`,
      );
      if (run === 0) continue;
      empty.push(times[0]);
      app.push(times[1]);
    }
    return describe(app, empty);
  } finally {
    await display.close();
  }
};

function launchEmpty(bench: Workbench, program: string): Promise<Launched> {
  return launchWindow({
    program,
    folder: join(import.meta.dirname, '..', 'empty-window'),
    args: [],
    profile: makeProfile(bench, 'empty'),
    whenShown: ({ output }) => readMoment(output),
  });
}

function launchApp(bench: Workbench, program: string, file: string): Promise<Launched> {
  return launchWindow({
    program,
    folder: ROOT,
    args: ['--db', file],
    profile: makeProfile(bench, 'app'),
    whenShown: async ({ page }) => Number(await page.run(watchFirstRow)),
  });
}

/** Kept from run to run, as on a real computer. */
function makeProfile(bench: Workbench, name: string): string {
  const folder = bench.path(`profile-${name}`);
  mkdirSync(folder, { recursive: true });
  // Left by a run that was killed, it would keep the next one from starting.
  for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    rmSync(join(folder, lock), { force: true });
  return folder;
}

function readMoment(output: Readable): Promise<number> {
  return new Promise((resolve) => {
    let text = '';
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /ready-to-show (\d+)\n/.exec(text);
      if (found) resolve(Number(found[1]));
    });
  });
}

function describe(app: Launched[], empty: Launched[]): Pair[] {
  const against = 'an empty Electron window';
  const start: Pair = {
    group,
    name: `start with ${sayRows(smallRows)} contacts, to the first row`,
    unit: 'ms',
    measured: median(app.map(({ milliseconds }) => milliseconds)),
    limit: median(empty.map(({ milliseconds }) => milliseconds)),
    against,
    aim: { ratio: 1.5 },
  };
  const appMemory = app.map(({ memory }) => memory).filter((memory) => memory !== undefined);
  const emptyMemory = empty.map(({ memory }) => memory).filter((memory) => memory !== undefined);
  if (appMemory.length === 0) {
    tell('NO MEMORY of the windows: it is read from /proc, which is not here');
    return [start];
  }
  const hasPss = [...appMemory, ...emptyMemory].every(({ pss }) => pss !== undefined);
  const read = (memory: Memory) => (hasPss ? memory.pss! : memory.rss) / 2 ** 20;
  return [
    start,
    {
      group,
      name: `memory of the app with ${sayRows(smallRows)} contacts`,
      unit: 'MB',
      measured: median(appMemory.map(read)),
      limit: median(emptyMemory.map(read)),
      against,
      aim: { ratio: 1.5, atMost: 400 },
      note: `${hasPss ? 'proportional (PSS)' : 'resident (RSS)'}, summed over ${appMemory[0]!.processes} processes, ${emptyMemory[0]!.processes} of the empty window`,
    },
  ];
}
