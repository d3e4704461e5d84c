import type { AppState } from '../../contract/shell.ts';

const key = 'regulars.section';
const sections = ['/contacts', '/companies', '/import', '/history', '/backups', '/settings'] as const;

/** The window opens where it was closed. Only the section is stored, never what was in it. */
export function rememberSection(path: string): void {
  const section = sections.find((known) => path.startsWith(known));
  if (section) localStorage.setItem(key, section);
}

/** Before the first render; a window that was only reloaded keeps its own place. */
export function restoreSection(state: AppState): void {
  if (!state.file) {
    window.location.hash = '#/welcome';
    return;
  }
  if (window.location.hash.length > 2 && window.location.hash !== '#/welcome') return;
  const stored = localStorage.getItem(key);
  window.location.hash = `#${sections.find((known) => known === stored) ?? '/contacts'}`;
}
