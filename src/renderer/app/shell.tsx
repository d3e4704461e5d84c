import { DatesProvider } from '@mantine/dates';
import 'dayjs/locale/de';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { listenTo } from '../lib/bridge.ts';
import { runCommand } from '../lib/commands.ts';
import { crmQuery } from '../lib/crm-queries.ts';
import { findFirstDayOfWeek } from '../lib/formatting.ts';
import { showError } from '../lib/notices.ts';
import { ShopProvider, useShop } from '../lib/shop.tsx';
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
      listenTo('file-changed', () => {
        showFile(client, router).catch(showError);
      }),
    [client, router],
  );

  if (!state) return null;
  return (
    <ShopProvider app={state}>
      <Calendar>{children}</Calendar>
    </ShopProvider>
  );
}

/** Names of months and the first day of the week, for date fields. */
function Calendar({ children }: { children: ReactNode }) {
  const { language, region } = useShop();
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: findFirstDayOfWeek(region) }}>
      {children}
    </DatesProvider>
  );
}

/** Another file: nothing that was read from the one before may be seen again. */
async function showFile(client: QueryClient, router: Props['router']): Promise<void> {
  const state = await client.fetchQuery({ ...crmQuery('shell.state', {}), staleTime: 0 });
  const isOfFile = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'shell.state';
  forgetViews();
  // What a screen still shows is asked again below: removed, it would no longer hear of changes.
  client.removeQueries({ predicate: isOfFile, type: 'inactive' });
  await router.navigate({ to: state.file ? '/contacts' : '/welcome', replace: true });
  await client.resetQueries({ predicate: isOfFile });
}
