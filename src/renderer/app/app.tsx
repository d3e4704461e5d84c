import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Settings } from '../../contract/settings.ts';
import type { AppState } from '../../contract/shell.ts';
import { getBridge } from '../lib/bridge.ts';
import { crmQuery } from '../lib/crm-queries.ts';
import { showError } from '../lib/notices.ts';
import { createQueryClient, followChanges } from '../lib/query-client.ts';
import { resolveVariables, theme } from '../ui/theme.ts';
import { createColorSchemeManager } from './color-scheme.ts';
import { AppErrorBoundary } from './error-boundary.tsx';
import { type AppHistory, createAppRouter } from './router.tsx';
import { Shell } from './shell.tsx';

type Props = {
  initialState: AppState;
  initialSettings?: Settings;
  history?: AppHistory;
};

/** Everything that the pages stand on. Tests give a history in memory. */
export function App({ initialState, initialSettings, history }: Props) {
  const [client] = useState(() => {
    const made = createQueryClient(showError);
    made.setQueryData(crmQuery('shell.state', {}).queryKey, initialState);
    if (initialSettings) made.setQueryData(crmQuery('settings.get', {}).queryKey, initialSettings);
    return made;
  });
  const router = useMemo(() => createAppRouter(history), [history]);
  const colorScheme = useMemo(() => createColorSchemeManager(initialState.theme), [initialState.theme]);
  useEffect(() => followChanges(client), [client]);

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      getStyleNonce={() => getBridge().styleNonce}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
      env={import.meta.env.MODE === 'test' ? 'test' : 'default'}
    >
      <I18nextProvider i18n={i18next}>
        <QueryClientProvider client={client}>
          <Notifications position="bottom-right" limit={3} />
          <AppErrorBoundary>
            <Shell router={router}>
              <RouterProvider router={router} />
            </Shell>
          </AppErrorBoundary>
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}
