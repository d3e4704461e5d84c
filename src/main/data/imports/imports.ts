import type { Handlers } from '../handlers.ts';
export const imports = {} as Handlers<'imports'>;
