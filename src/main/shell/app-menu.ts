import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { type TextKey, text } from './texts.ts';

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };

/**
 * Shortcuts are the page's own business: it gets every key first, and the menu only shows them. Undo, too,
 * is a command to the page, which knows whether the owner is in a text or in a list.
 */
export function showAppMenu(send: (command: string) => void): void {
  const command = (name: string, key: TextKey, accelerator?: string): Item => ({
    label: text(key),
    click: () => send(name),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  });
  const own = (role: Item['role'], key: TextKey): Item => ({ role, label: text(key) });
  const isMac = process.platform === 'darwin';
  const template: Item[] = [
    ...(isMac ? [{ role: 'appMenu' } satisfies Item] : []),
    {
      label: text('menu_file'),
      submenu: [
        command('new-contact', 'menu_new_contact', 'CmdOrCtrl+N'),
        command('import', 'menu_import', 'CmdOrCtrl+I'),
        line,
        command('open-file', 'menu_open_file'),
        command('settings', 'menu_settings', 'CmdOrCtrl+,'),
        ...(isMac ? [] : [line, own('quit', 'menu_quit')]),
      ],
    },
    {
      label: text('menu_edit'),
      submenu: [
        command('undo', 'menu_undo', 'CmdOrCtrl+Z'),
        command('redo', 'menu_redo', 'Shift+CmdOrCtrl+Z'),
        line,
        own('cut', 'menu_cut'),
        own('copy', 'menu_copy'),
        own('paste', 'menu_paste'),
        own('selectAll', 'menu_select_all'),
      ],
    },
    {
      label: text('menu_view'),
      submenu: [
        own('zoomIn', 'menu_zoom_in'),
        own('zoomOut', 'menu_zoom_out'),
        own('resetZoom', 'menu_zoom_reset'),
        line,
        own('togglefullscreen', 'menu_full_screen'),
        ...(app.isPackaged ? [] : ([line, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies Item[])),
      ],
    },
    {
      label: text('menu_go'),
      submenu: [
        command('search', 'menu_search', 'CmdOrCtrl+K'),
        command('contacts', 'menu_contacts'),
        command('companies', 'menu_companies'),
        command('history', 'menu_history'),
        command('backups', 'menu_backups'),
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' } satisfies Item] : []),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
