import type { Icon } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';

/** Something the owner can do from the palette, by a key, or from the menu. */
export type Command = {
  /** Also what the menu sends: `go.contacts`. */
  id: string;
  /** A key of the locales with its namespace: `app:command.goContacts`. */
  label: string;
  /** `mod+k`; `mod` is Ctrl, on a Mac Cmd. A single character works only outside fields. */
  shortcut?: string;
  icon?: Icon;
  run: () => void;
};

type Listener = () => void;
const listeners = new Set<Listener>();
let registered: readonly Command[] = [];

function setRegistered(commands: readonly Command[]): void {
  registered = commands;
  for (const listener of listeners) listener();
}

/** Makes them known until the returned function is called. The later one of two alike wins. */
export function registerCommands(commands: readonly Command[]): () => void {
  setRegistered([...commands, ...registered.filter(({ id }) => !commands.some((own) => own.id === id))]);
  return () => setRegistered(registered.filter((command) => !commands.includes(command)));
}

export function listCommands(): readonly Command[] {
  return registered;
}

function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every command that can be run now, for the palette. */
export function useCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, listCommands);
}

/** A page's own commands, known while it is open. Give the same array until something changes (`useMemo`). */
export function useRegisterCommands(commands: readonly Command[]): void {
  useEffect(() => registerCommands(commands), [commands]);
}

export function runCommand(id: string): void {
  registered.find((command) => command.id === id)?.run();
}
