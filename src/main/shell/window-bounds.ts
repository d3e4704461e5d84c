export type Rectangle = { x: number; y: number; width: number; height: number };

export const usualSize = { width: 1280, height: 820 };
const minimum = { width: 1024, height: 700 };
const smallMinimum = { width: 900, height: 600 };

/** The least size that all pages are made for, a little less where the screen has no room for it. */
export function chooseMinimum(workArea: Rectangle): { width: number; height: number } {
  const isSmall = workArea.width < minimum.width || workArea.height < minimum.height;
  return isSmall ? smallMinimum : minimum;
}

/**
 * Where the window goes: where it was, if enough of it is still on a screen (one may have been unplugged),
 * otherwise in the middle of the first. `workAreas` is never empty.
 */
export function fitBounds(saved: Rectangle | null, workAreas: [Rectangle, ...Rectangle[]]): Rectangle {
  const home = (saved && workAreas.find((area) => isReachable(saved, area))) ?? workAreas[0];
  const least = chooseMinimum(home);
  const width = Math.max(least.width, Math.min(saved?.width ?? usualSize.width, home.width));
  const height = Math.max(least.height, Math.min(saved?.height ?? usualSize.height, home.height));
  const wanted =
    saved && isReachable(saved, home)
      ? saved
      : { x: home.x + (home.width - width) / 2, y: home.y + (home.height - height) / 2 };
  return {
    x: Math.round(Math.max(home.x, Math.min(wanted.x, home.x + home.width - width))),
    y: Math.round(Math.max(home.y, Math.min(wanted.y, home.y + home.height - height))),
    width,
    height,
  };
}

/** At least a grip of the title bar is on the screen. */
function isReachable(window: Rectangle, area: Rectangle): boolean {
  const visible = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return visible >= 100 && window.y >= area.y - 10 && window.y <= area.y + area.height - 50;
}
