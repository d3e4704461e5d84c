import { queryOptions, useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OperationName, OperationOf } from '../../contract/contract.ts';
import { AppError } from '../../contract/errors.ts';
import type { Progress } from '../../contract/operation.ts';
import { callOperation, type Input, type Output } from './crm.ts';

type NamesOfKind<Kind extends string> = {
  [Name in OperationName]: OperationOf<Name>['kind'] extends Kind ? Name : never;
}[OperationName];

export type QueryName = NamesOfKind<'query' | 'shell'>;
export type CommandName = NamesOfKind<'command' | 'shell' | 'job'>;
export type JobName = NamesOfKind<'job'>;

/** For `useQuery`, `useSuspenseQuery`, `fetchQuery`: the key is always `[operation, input]`. */
export function crmQuery<Name extends QueryName>(name: Name, input: Input<Name>) {
  return queryOptions({
    queryKey: [name, input] as const,
    // React Query takes undefined for a mistake.
    queryFn: async () => ((await callOperation(name, input)) ?? null) as Output<Name>,
  });
}

/**
 * A command from a screen: `const update = useCrmCommand('contacts.update'); update.mutate({ id, fields })`.
 * Failures go to one notice; with `isHandled` the caller shows them itself (`error.report.fields` in a form).
 */
export function useCrmCommand<Name extends CommandName>(name: Name, options: { isHandled?: boolean } = {}) {
  return useMutation<Output<Name>, AppError, Input<Name>>({
    mutationKey: [name],
    mutationFn: (input) => callOperation(name, input),
    meta: { isHandled: options.isHandled ?? false },
  });
}

export type RunningJob<Name extends JobName> = {
  start: (input: Input<Name>) => Promise<Output<Name> | undefined>;
  cancel: () => void;
  isRunning: boolean;
  progress: Progress | undefined;
  result: Output<Name> | undefined;
  /** Not set where the owner cancelled. */
  error: AppError | undefined;
  isCancelled: boolean;
  reset: () => void;
};

type JobState<Name extends JobName> = Pick<
  RunningJob<Name>,
  'isRunning' | 'progress' | 'result' | 'error' | 'isCancelled'
>;

const idle = {
  isRunning: false,
  progress: undefined,
  result: undefined,
  error: undefined,
  isCancelled: false,
};

/** A job of this screen, with progress and cancel. It is cancelled when the screen goes, unless `outlivesScreen`. */
export function useCrmJob<Name extends JobName>(
  name: Name,
  { outlivesScreen = false }: { outlivesScreen?: boolean } = {},
): RunningJob<Name> {
  const [state, setState] = useState<JobState<Name>>(idle);
  const controller = useRef<AbortController>(undefined);

  useEffect(() => () => (outlivesScreen ? undefined : controller.current?.abort()), [outlivesScreen]);

  const start = useCallback(
    async (input: Input<Name>) => {
      controller.current?.abort();
      const own = new AbortController();
      controller.current = own;
      const tell = (change: Partial<JobState<Name>>) => {
        if (controller.current === own) setState((now) => ({ ...now, ...change }));
      };
      setState({ ...idle, isRunning: true });
      try {
        const result = await callOperation(name, input, {
          signal: own.signal,
          onProgress: (progress) => tell({ progress }),
        });
        tell({ isRunning: false, result });
        return result;
      } catch (error) {
        const failure = error instanceof AppError ? error : new AppError('internal', 'internal');
        const isCancelled = failure.code === 'cancelled';
        tell({ isRunning: false, isCancelled, error: isCancelled ? undefined : failure });
        return undefined;
      }
    },
    [name],
  );

  const cancel = useCallback(() => controller.current?.abort(), []);
  const reset = useCallback(() => {
    controller.current = undefined;
    setState(idle);
  }, []);
  return { ...state, start, cancel, reset };
}
