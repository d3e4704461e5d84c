import type { MantineColorSchemeManager } from '@mantine/core';
import type { AppState } from '../../contract/shell.ts';
import { crm } from '../lib/crm.ts';

/** The shell keeps the choice with the window's settings: nothing is stored in the page. */
export function createColorSchemeManager(theme: AppState['theme']): MantineColorSchemeManager {
  let current = theme;
  return {
    get: () => (current === 'system' ? 'auto' : current),
    set: (value) => {
      current = value === 'auto' ? 'system' : value;
      void crm.shell.setTheme({ theme: current });
    },
    subscribe: () => {},
    unsubscribe: () => {},
    clear: () => {},
  };
}
