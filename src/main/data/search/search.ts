import type { Handlers } from '../handlers.ts';
export const search = {} as Handlers<'search'>;
