import { useFormatting } from '../lib/formatting.ts';

/** When something happened, as people say it; the exact instant on hover. */
export function Instant({ at }: { at: number }) {
  const { instant, exactInstant } = useFormatting();
  return (
    <time dateTime={new Date(at).toISOString()} title={exactInstant(at)}>
      {instant(at)}
    </time>
  );
}
