import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './ui/global.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { restoreSection } from './app/section-memory.ts';
import { crm } from './lib/crm.ts';
import { pickLanguage, startI18n } from './lib/i18n.ts';

export async function start(): Promise<void> {
  const state = await crm.shell.state({});
  startI18n(pickLanguage(state.locale));
  restoreSection(state);
  createRoot(document.getElementById('root')!).render(<App initialState={state} />);
}
