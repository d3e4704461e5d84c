import { writeSync } from 'node:fs';
import { lockDataFile } from '../../../db/data-file-lock.ts';

/** Holds the lock of a file until it is killed. */
lockDataFile(process.argv[2]!);
writeSync(1, 'held\n');
setInterval(() => {}, 1000);
