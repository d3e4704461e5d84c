import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { followScroll, measureScroll, placeAt, type ScrollPlace } from './scroll-scale.ts';

/** Before anything is measured: about a laptop's screen. */
const assumedViewport = 720;
const overscan = 8;
const settleAfter = 120;

type Options = {
  rowCount: number;
  rowHeight: number;
  /** The heading above the rows, which stays. */
  headerHeight: number;
  /** Where the list stood when it was left. */
  initialTop: number;
  onSettle: (top: number) => void;
};

/** Which rows of any number are to be drawn, and where, while the browser scrolls `element`. */
export function useScaledScroll(element: RefObject<HTMLElement | null>, options: Options) {
  const { rowCount, rowHeight, headerHeight, initialTop, onSettle } = options;
  const [viewport, setViewport] = useState(assumedViewport);
  const scale = measureScroll(rowCount, rowHeight, viewport);
  const [place, setPlace] = useState<ScrollPlace>(() => placeAt(scale, initialTop));
  const latest = useRef({ scale, place });
  latest.current.scale = scale;
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);

  const moveTo = useCallback((next: ScrollPlace) => {
    latest.current.place = next;
    setPlace(next);
  }, []);

  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => target.clientHeight > 0 && setViewport(target.clientHeight - headerHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, headerHeight]);

  const scrollTo = useCallback(
    (top: number) => {
      const next = placeAt(latest.current.scale, top);
      moveTo(next);
      if (element.current) element.current.scrollTop = next.scrollTop;
    },
    [element, moveTo],
  );

  // Fewer rows than before, or the place to come back to: the bar follows the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the measures change
  useLayoutEffect(() => {
    scrollTo(latest.current.place.top);
  }, [scale.height, scale.viewport, scrollTo]);

  const onScroll = useCallback(() => {
    const target = element.current;
    if (!target) return;
    const { scale: now, place: before } = latest.current;
    // Set by ourselves; the browser rounds.
    if (Math.abs(target.scrollTop - before.scrollTop) >= 1) {
      moveTo(followScroll(now, before, target.scrollTop));
    }
    clearTimeout(settling.current);
    settling.current = setTimeout(() => {
      const { top } = latest.current.place;
      // Short ways have let bar and list drift apart; nothing drawn moves by this.
      if (now.height !== now.scrolledHeight) scrollTo(top);
      onSettle(top);
    }, settleAfter);
  }, [element, moveTo, scrollTo, onSettle]);

  useEffect(() => () => clearTimeout(settling.current), []);

  const showRow = useCallback(
    (index: number) => {
      const { top } = latest.current.place;
      const rowTop = index * rowHeight;
      if (rowTop < top) scrollTo(rowTop);
      else if (rowTop + rowHeight > top + latest.current.scale.viewport)
        scrollTo(rowTop + rowHeight - latest.current.scale.viewport);
    },
    [rowHeight, scrollTo],
  );

  const firstVisible = Math.floor(place.top / rowHeight);
  const lastVisible = Math.min(rowCount - 1, Math.ceil((place.top + viewport) / rowHeight) - 1);
  return {
    height: scale.scrolledHeight,
    first: Math.max(0, firstVisible - overscan),
    last: Math.min(rowCount - 1, lastVisible + overscan),
    firstVisible,
    lastVisible,
    rowsPerPage: Math.max(1, Math.floor(viewport / rowHeight) - 1),
    /** From the top of what is scrolled. */
    offsetOf: (index: number) => index * rowHeight - place.top + place.scrollTop,
    onScroll,
    showRow,
    scrollTo,
  };
}
