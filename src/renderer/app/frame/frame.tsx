import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { AppActionsProvider } from '../../lib/app-actions.ts';
import { useRegisterCommands } from '../../lib/commands.ts';
import { crm } from '../../lib/crm.ts';
import { showError } from '../../lib/notices.ts';
import { useShop } from '../../lib/shop.tsx';
import { listAppCommands } from '../commands.ts';
import { Dialogs, type OpenDialog } from '../dialogs.tsx';
import { rememberSection } from '../section-memory.ts';
import { useUndo } from '../use-undo.ts';
import { DataProcessSign } from './data-process-sign.tsx';
import { DemoBand } from './demo-band.tsx';
import classes from './frame.module.css';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

async function openFile(): Promise<void> {
  try {
    const file = await crm.shell.chooseFile({ kind: 'database' });
    if (file) await crm.shell.openDatabase({ file: file.token });
  } catch (error) {
    showError(error);
  }
}

/** Rail on the left, bar on top, the page in the rest. Before a file is open there is only the page. */
export function Frame() {
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { isDemo } = useShop();
  const { undo, redo } = useUndo();
  const [dialog, setDialog] = useState<OpenDialog>();
  const isWelcome = path === '/welcome';

  useEffect(() => rememberSection(path), [path]);

  const actions = useMemo(
    () => ({
      openPalette: (text = '') => setDialog({ name: 'palette', text }),
      openNewContact: (name = '') => setDialog({ name: 'new-contact', text: name }),
      openNewCompany: (name = '') => setDialog({ name: 'new-company', text: name }),
      openExport: (source) => setDialog({ name: 'export', source }),
    }),
    [],
  ) satisfies Parameters<typeof AppActionsProvider>[0]['value'];

  const commands = useMemo(
    () =>
      isWelcome
        ? []
        : listAppCommands({
            ...actions,
            undo: () => undo(),
            redo,
            openFile,
            goTo: (to) => void navigate({ to }),
          }),
    [isWelcome, actions, undo, redo, navigate],
  );
  useRegisterCommands(commands);

  const page = (
    <main className={classes.page}>
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </main>
  );

  return (
    <AppActionsProvider value={actions}>
      {isWelcome ? (
        page
      ) : (
        <div className={classes.window}>
          {isDemo && <DemoBand />}
          <div className={classes.frame}>
            <Rail path={path} />
            <div className={classes.right}>
              <TopBar />
              {page}
            </div>
          </div>
        </div>
      )}
      <Dialogs open={dialog} onClose={() => setDialog(undefined)} />
      <DataProcessSign />
    </AppActionsProvider>
  );
}
