import type { ContactPoint } from '../../contract/profile.ts';

const order: ContactPoint['kind'][] = ['phone', 'email', 'website', 'social'];

/** Phones first: that is what she reaches for with a customer waiting. */
export function sortPoints(points: readonly ContactPoint[]): ContactPoint[] {
  return [...points].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.position - b.position);
}
