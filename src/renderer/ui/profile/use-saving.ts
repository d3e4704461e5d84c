import { useCallback, useEffect, useRef, useState } from 'react';

/** How long the quiet sign stays. */
const shownFor = 2_500;

/** A write from a field: whether it is under way, was just done, or why it failed. */
export function useSaving() {
  const [error, setError] = useState<unknown>();
  const [isSaved, setSaved] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const run = useCallback(async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
    } catch (failure) {
      setError(failure);
      return false;
    }
    setError(undefined);
    setSaved(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSaved(false), shownFor);
    return true;
  }, []);
  const forgetError = useCallback(() => setError(undefined), []);
  return { run, error, isSaved, forgetError };
}
