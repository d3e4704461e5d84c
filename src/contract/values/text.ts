/** A text as it is kept: as typed, without blanks around it. */
export function trimText(text: string): string {
  const { length } = text;
  if (length === 0) return text;
  // Most cells have nothing to trim; looking at both ends is cheaper than asking.
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(length - 1);
  return (first > 32 && first < 128 && last > 32 && last < 128) || length === 0 ? text : text.trim();
}
