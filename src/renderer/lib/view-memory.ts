import { useCallback, useState } from 'react';

/** What a page should look like when she comes back to it. Lives as long as the window and the open file. */
const memory = new Map<string, unknown>();

export function forgetViews(): void {
  memory.clear();
}

/** Like `useState`, but the page finds it again when she comes back. */
export function useRemembered<Value>(
  key: string,
  initial: Value,
): [Value, (change: (before: Value) => Value) => void] {
  const [value, setValue] = useState<Value>(() => (memory.has(key) ? (memory.get(key) as Value) : initial));
  const change = useCallback(
    (next: (before: Value) => Value) =>
      setValue((before) => {
        const after = next(before);
        memory.set(key, after);
        return after;
      }),
    [key],
  );
  return [value, change];
}
