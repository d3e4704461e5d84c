import type { KeyboardEvent } from 'react';

export type GridActions = {
  walk: (index: number) => void;
  /** The row under the cursor, the last one, and how many fit on the screen. */
  at: number;
  last: number;
  page: number;
  open: () => void;
  toggle: () => void;
  chooseAll: () => void;
  leave: () => void;
  remove: () => void;
};

/** What a key does in the table. False for keys that are none of its business. */
export function pressKey(event: KeyboardEvent, actions: GridActions): boolean {
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== 'a') return false;
    actions.chooseAll();
    return true;
  }
  const { walk, at, last, page } = actions;
  switch (event.key) {
    case 'ArrowDown':
      walk(at + 1);
      break;
    case 'ArrowUp':
      walk(at - 1);
      break;
    case 'PageDown':
      walk(at + page);
      break;
    case 'PageUp':
      walk(at - page);
      break;
    case 'Home':
      walk(0);
      break;
    case 'End':
      walk(last);
      break;
    case 'Enter':
      actions.open();
      break;
    case ' ':
      actions.toggle();
      break;
    case 'Escape':
      actions.leave();
      break;
    case 'Delete':
      actions.remove();
      break;
    default:
      return false;
  }
  return true;
}
