import type { CallOptions, Crm, OperationName, OperationOf } from '../../contract/contract.ts';
import { AppError } from '../../contract/errors.ts';
import type { InputOf, OutputOf } from '../../contract/operation.ts';
import { getBridge, listenTo } from './bridge.ts';

export type Input<Name extends OperationName> = InputOf<OperationOf<Name>>;
export type Output<Name extends OperationName> = OutputOf<OperationOf<Name>>;

/**
 * One request there and back. With `onProgress` or `signal` it gets a name of its own, by which its progress
 * is told and it can be cancelled.
 * @throws {AppError}
 */
export async function callOperation<Name extends OperationName>(
  name: Name,
  input: Input<Name>,
  { onProgress, signal }: CallOptions = {},
): Promise<Output<Name>> {
  const bridge = getBridge();
  if (signal?.aborted) throw new AppError('cancelled', 'cancelled');
  const job = onProgress || signal ? crypto.randomUUID() : undefined;
  const cancel = () => job && bridge.cancel(job);
  const stopListening = onProgress
    ? listenTo('progress', (event) => event.job === job && onProgress(event.progress))
    : undefined;
  signal?.addEventListener('abort', cancel);
  try {
    const result = await bridge.call(name, input, job);
    if (!result.ok) throw AppError.from(result.error);
    return result.value as Output<Name>;
  } finally {
    stopListening?.();
    signal?.removeEventListener('abort', cancel);
  }
}

type Call = (input: never, options?: CallOptions) => Promise<unknown>;

function openFeature(feature: string): Record<string, Call> {
  return new Proxy({} as Record<string, Call>, {
    get: (_, verb) => (input: never, options?: CallOptions) =>
      callOperation(`${feature}.${String(verb)}` as OperationName, input, options),
  });
}

const features = new Map<string, Record<string, Call>>();

/** The typed client: `crm.contacts.list(…)`. Screens read through `crmQuery` and write through `useCrmCommand`. */
export const crm = new Proxy({} as Crm, {
  get: (_, feature) => {
    const name = String(feature);
    if (!features.has(name)) features.set(name, openFeature(name));
    return features.get(name);
  },
});
