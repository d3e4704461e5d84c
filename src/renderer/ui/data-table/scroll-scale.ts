/** Chromium's scroll areas end at about 33.5 million pixels; half of that leaves room for zoom. */
export const maximumHeight = 15_000_000;

export type ScrollPlace = {
  /** Where the browser's scroll bar stands. */
  scrollTop: number;
  /** Where the list stands, in pixels of all its rows. */
  top: number;
};

export type ScrollScale = {
  /** Of all rows. */
  height: number;
  /** Of what is scrolled: no more than the browser can. */
  scrolledHeight: number;
  viewport: number;
};

export function measureScroll(rowCount: number, rowHeight: number, viewport: number): ScrollScale {
  const height = rowCount * rowHeight;
  return { height, scrolledHeight: Math.min(height, maximumHeight), viewport };
}

const lastTop = ({ height, viewport }: ScrollScale) => Math.max(0, height - viewport);
const lastScrollTop = ({ scrolledHeight, viewport }: ScrollScale) => Math.max(0, scrolledHeight - viewport);

export function clampTop(scale: ScrollScale, top: number): number {
  return Math.min(Math.max(0, top), lastTop(scale));
}

/** Where the scroll bar belongs for a place in the list. */
export function placeAt(scale: ScrollScale, top: number): ScrollPlace {
  const clamped = clampTop(scale, top);
  const last = lastTop(scale);
  const scrollTop = last === 0 ? 0 : (clamped / last) * lastScrollTop(scale);
  return { scrollTop, top: clamped };
}

/**
 * The browser has scrolled. A short way (wheel, key, finger) moves the rows by as much; a long one (the bar
 * dragged) goes to the same share of the list.
 */
export function followScroll(scale: ScrollScale, before: ScrollPlace, scrollTop: number): ScrollPlace {
  const end = lastScrollTop(scale);
  if (scale.height === scale.scrolledHeight) return { scrollTop, top: scrollTop };
  if (scrollTop <= 0) return { scrollTop, top: 0 };
  if (scrollTop >= end) return { scrollTop, top: lastTop(scale) };
  const way = scrollTop - before.scrollTop;
  if (Math.abs(way) <= scale.viewport) return { scrollTop, top: clampTop(scale, before.top + way) };
  return { scrollTop, top: (scrollTop / end) * lastTop(scale) };
}
