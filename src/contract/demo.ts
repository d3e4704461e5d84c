import { z } from 'zod';
import { job } from './operation.ts';

export const largestPopulation = 5_000_000;

export const demo = {
  /** Makes an empty file the demo shop: some hundred invented customers, as of today. @throws conflict if it is not empty */
  fill: job(z.strictObject({})).returns<{ contacts: number; companies: number }>(),
  /** Adds invented customers, the same for the same seed, country and language of the shop. */
  seed: job(
    z.strictObject({
      contacts: z.number().int().min(1).max(largestPopulation),
      seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1),
    }),
  ).returns<{ contacts: number; companies: number; changeSet: number }>(),
};
