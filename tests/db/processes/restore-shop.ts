import { writeSync } from 'node:fs';
import { restoreBackup } from '../../../db/restore.ts';

/** Restores one backup after the other until it is killed. */
const [file = '', backupFolder = '', ...names] = process.argv.slice(2);
writeSync(1, 'ready\n');
for (let turn = 0; ; turn++) {
  const name = names[turn % names.length]!;
  restoreBackup({ file, backupFolder, name, derived: [`${file}.search`] });
  writeSync(1, `${name}\n`);
}
