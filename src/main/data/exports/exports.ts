import type { Handlers } from '../handlers.ts';
export const exports_ = {} as Handlers<'exports'>;
