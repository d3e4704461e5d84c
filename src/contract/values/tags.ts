const NEEDS_QUOTES = /[;,"\n\r]|^\s|\s$|:::/;

/** Several tags in one cell, readable by a person and by `splitTags`. */
export function joinTags(tags: readonly string[]): string {
  return tags.map((tag) => (NEEDS_QUOTES.test(tag) ? `"${tag.replace(/"/g, '""')}"` : tag)).join('; ');
}

interface TagPart {
  text: string;
  isQuoted: boolean;
}

function scanTags(cell: string, separators: string): TagPart[] {
  const parts: TagPart[] = [];
  let at = 0;
  while (at <= cell.length) {
    while (cell[at] === ' ') at++;
    const quoted = cell[at] === '"' ? /^"((?:[^"]|"")*)"\s*/.exec(cell.slice(at)) : null;
    const after = quoted ? at + quoted[0].length : -1;
    if (quoted && (after >= cell.length || separators.includes(cell[after] as string))) {
      parts.push({ text: (quoted[1] as string).replace(/""/g, '"'), isQuoted: true });
      at = after + 1;
      continue;
    }
    let end = at;
    while (end < cell.length && !separators.includes(cell[end] as string)) end++;
    parts.push({ text: cell.slice(at, end).trim(), isQuoted: false });
    at = end + 1;
  }
  return parts;
}

/**
 * The tags in one cell, however the program joined them: `a; b`, `a, b`, Google's `* myContacts ::: Friends`,
 * Mailchimp's `"VIP","Blog"`, one a line. Each comes once, in order.
 */
export function splitTags(cell: string): string[] {
  if (cell.includes(':::') && !cell.includes('"')) {
    return unique(cell.split(':::').map((text) => text.trim()));
  }
  const hasSemicolon = scanTags(cell, ';\n\r').length > 1;
  return unique(scanTags(cell, hasSemicolon ? ';\n\r' : ',\n\r').map(({ text }) => text));
}

function unique(tags: string[]): string[] {
  return [...new Set(tags)].filter((tag) => tag !== '');
}
