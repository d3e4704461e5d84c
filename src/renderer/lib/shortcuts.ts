const isMac = () => /mac/i.test(navigator.platform);

/** `mod+shift+z` against a pressed key. */
export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.toLowerCase().split('+');
  const key = parts.at(-1)!;
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const other = isMac() ? event.ctrlKey : event.metaKey;
  if (mod !== wants('mod') || other || event.altKey !== wants('alt')) return false;
  // The shift of a character like `?` belongs to the keyboard, not to the shortcut.
  const isCharacter = /^[^a-z0-9]$/.test(key);
  if (!isCharacter && event.shiftKey !== wants('shift')) return false;
  return event.key.toLowerCase() === key;
}

const keyNames: Record<string, string> = {
  enter: '↵',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
};
const macNames: Record<string, string> = { mod: '⌘', shift: '⇧', alt: '⌥' };
const otherNames: Record<string, string> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };

/** As it is written on a key cap: `Ctrl Shift Z`, `⇧ ⌘ Z`. */
export function writeShortcut(shortcut: string): string {
  const names = isMac() ? macNames : otherNames;
  return shortcut
    .split('+')
    .map((part) => names[part] ?? keyNames[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}

const textInputs = new Set(['text', 'search', 'email', 'tel', 'url', 'number', 'password', 'date', '']);

/** Whether what is typed now goes into a text. */
export function isTextField(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && textInputs.has(target.type);
}
