import type { Handlers } from '../handlers.ts';

export const exports_: Handlers<'exports'> = {
  run: ({ pathOf, searchFile, runInWorker }, { file, ...order }) =>
    runInWorker('exports.run', { ...order, path: pathOf(file), searchFile }),
};
