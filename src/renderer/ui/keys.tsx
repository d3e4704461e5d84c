import { writeShortcut } from '../lib/shortcuts.ts';
import classes from './keys.module.css';

/** A shortcut as a key cap: `Ctrl K`. */
export function Keys({ shortcut }: { shortcut: string }) {
  return <kbd className={classes.keys}>{writeShortcut(shortcut)}</kbd>;
}
