import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBuildingStore,
  IconDownload,
  IconFolderOpen,
  IconHistory,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import type { AppActions } from '../lib/app-actions.ts';
import type { Command } from '../lib/commands.ts';

export type CommandTargets = Pick<AppActions, 'openPalette' | 'openNewContact' | 'openNewCompany'> & {
  goTo: (path: '/contacts' | '/companies' | '/import' | '/history' | '/backups' | '/settings') => void;
  undo: () => void;
  redo: () => void;
  openFile: () => void;
};

/** Every command of the app itself, with its key; the menu sends the same names. Pages add their own with `useRegisterCommands`. */
export function listAppCommands(targets: CommandTargets): readonly Command[] {
  const { goTo, undo, redo, openFile, openPalette, openNewContact, openNewCompany } = targets;
  return [
    {
      id: 'search',
      label: 'app:command.search',
      shortcut: 'mod+k',
      icon: IconSearch,
      run: () => openPalette(),
    },
    {
      id: 'new-contact',
      label: 'app:command.newContact',
      shortcut: 'mod+n',
      icon: IconUserPlus,
      run: () => openNewContact(),
    },
    {
      id: 'new-company',
      label: 'app:command.newCompany',
      shortcut: 'mod+shift+n',
      icon: IconBuildingStore,
      run: () => openNewCompany(),
    },
    { id: 'undo', label: 'app:command.undo', shortcut: 'mod+z', icon: IconArrowBackUp, run: undo },
    {
      id: 'redo',
      label: 'app:command.redo',
      shortcut: 'mod+shift+z',
      icon: IconArrowForwardUp,
      run: redo,
    },
    {
      id: 'contacts',
      label: 'app:command.goContacts',
      shortcut: 'mod+1',
      icon: IconUsers,
      run: () => goTo('/contacts'),
    },
    {
      id: 'companies',
      label: 'app:command.goCompanies',
      shortcut: 'mod+2',
      icon: IconBuildingStore,
      run: () => goTo('/companies'),
    },
    {
      id: 'import',
      label: 'app:command.goImport',
      shortcut: 'mod+i',
      icon: IconDownload,
      run: () => goTo('/import'),
    },
    {
      id: 'history',
      label: 'app:command.goHistory',
      shortcut: 'mod+h',
      icon: IconHistory,
      run: () => goTo('/history'),
    },
    {
      id: 'backups',
      label: 'app:command.goBackups',
      shortcut: 'mod+b',
      icon: IconShieldCheck,
      run: () => goTo('/backups'),
    },
    {
      id: 'settings',
      label: 'app:command.goSettings',
      shortcut: 'mod+,',
      icon: IconSettings,
      run: () => goTo('/settings'),
    },
    { id: 'open-file', label: 'app:command.openFile', icon: IconFolderOpen, run: openFile },
  ];
}
