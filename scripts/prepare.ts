import { prepareElectron } from './electron-runtime.ts';
import { exitWithProblem, sayDuration, tellStep } from './setup-report.ts';

const start = performance.now();
await prepareElectron().catch(exitWithProblem);
tellStep(`done in ${sayDuration(start)}`);
