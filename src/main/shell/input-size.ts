const mostValues = 2_000_000;
const mostCharacters = 32_000_000;

/** False for what no page of ours would send: it would only cost time to check it in detail. */
export function isSmallEnough(input: unknown): boolean {
  const waiting: unknown[] = [input];
  let values = 0;
  let characters = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    values += 1;
    if (typeof value === 'string') characters += value.length;
    else if (ArrayBuffer.isView(value)) characters += value.byteLength;
    else if (value instanceof ArrayBuffer) characters += value.byteLength;
    else if (Array.isArray(value)) {
      if (value.length > mostValues) return false;
      for (const item of value) waiting.push(item);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        characters += key.length;
        waiting.push(item);
      }
    }
    if (values > mostValues || characters > mostCharacters) return false;
  }
  return true;
}
