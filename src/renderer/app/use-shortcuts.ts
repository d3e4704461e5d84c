import { useEffect } from 'react';
import { listCommands } from '../lib/commands.ts';
import { isTextField, matchesShortcut } from '../lib/shortcuts.ts';

const undoCommands = new Set(['undo', 'redo']);

/** The commands' keys. In a field that she has typed in, Ctrl+Z takes back typing, as everywhere. */
export function useShortcuts(): void {
  useEffect(() => {
    const typedIn = new WeakSet<EventTarget>();
    const onInput = (event: Event) => {
      if (event.target && isTextField(event.target)) typedIn.add(event.target);
    };
    const onLeave = (event: Event) => {
      if (event.target) typedIn.delete(event.target);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = listCommands().find(
        ({ shortcut }) => shortcut !== undefined && matchesShortcut(event, shortcut),
      );
      if (!command?.shortcut) return;
      const isField = isTextField(event.target);
      if (isField && !command.shortcut.includes('mod+')) return;
      if (isField && undoCommands.has(command.id) && event.target && typedIn.has(event.target)) return;
      event.preventDefault();
      command.run();
    };
    document.addEventListener('input', onInput, true);
    document.addEventListener('focusout', onLeave, true);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('input', onInput, true);
      document.removeEventListener('focusout', onLeave, true);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}
