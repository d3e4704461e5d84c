import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { listenTo } from '../lib/bridge.ts';
import { runCommand } from '../lib/commands.ts';
import { crmQuery } from '../lib/crm-queries.ts';
import { ShopProvider } from '../lib/shop.tsx';
import { forgetViews } from '../lib/view-memory.ts';
import type { createAppRouter } from './router.tsx';
import { useShortcuts } from './use-shortcuts.ts';

type Props = { router: ReturnType<typeof createAppRouter>; children: ReactNode };

/** What the window does for every page: follows the file, the menu and the keyboard. */
export function Shell({ router, children }: Props) {
  const client = useQueryClient();
  const { data: state } = useQuery(crmQuery('shell.state', {}));
  useShortcuts();

  useEffect(() => listenTo('command', ({ command }) => runCommand(command)), []);

  useEffect(
    () =>
      listenTo('file-changed', async () => {
        // Another file: nothing that was read from the old one may be seen again.
        const next = await client.fetchQuery({ ...crmQuery('shell.state', {}), staleTime: 0 });
        forgetViews();
        client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'shell.state' });
        await router.navigate({ to: next.file ? '/contacts' : '/welcome', replace: true });
        void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'shell.state' });
      }),
    [client, router],
  );

  return state ? <ShopProvider app={state}>{children}</ShopProvider> : null;
}
