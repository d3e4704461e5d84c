import type { CrmEvent } from '../../contract/operation.ts';
import type { Bridge } from '../../preload/bridge.ts';

declare global {
  interface Window {
    /** Set by the preload script; tests put a bridge to a real Dispatch here. */
    regulars: Bridge;
  }
}

/** Read at each use, so that a test can put its own in place. */
export function getBridge(): Bridge {
  return window.regulars;
}

type EventOf<Type extends CrmEvent['type']> = Extract<CrmEvent, { type: Type }>;

/** Returns what ends the listening. */
export function listenTo<Type extends CrmEvent['type']>(
  type: Type,
  listener: (event: EventOf<Type>) => void,
): () => void {
  return getBridge().onEvent((event) => {
    if (event.type === type) listener(event as EventOf<Type>);
  });
}
