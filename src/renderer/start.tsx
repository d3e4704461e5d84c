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
  // In her language from the first word on; what fails here is told by the page that needs it.
  const settings = state.file ? await crm.settings.get({}).catch(() => undefined) : undefined;
  startI18n(settings?.language ?? pickLanguage(state.locale));
  restoreSection(state);
  const root = createRoot(document.getElementById('root')!);
  root.render(<App initialState={state} initialSettings={settings} />);
}
