import { type ComponentType, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';

type Module = Record<string, ComponentType<never>>;

/** The pages, by what lies in features/: a file that is not there yet is shown as such. */
const files = import.meta.glob<Module>([
  '../features/*/*-page.tsx',
  '../features/*/new-*.tsx',
  '../features/*/*-dialog.tsx',
  '../features/*/*-palette.tsx',
]);

function NotBuilt() {
  const { t } = useTranslation('app');
  return <Page title={t('notBuilt')} />;
}

/** `loadPage<Props>('history/history-page', 'HistoryPage')`; loaded when it is first shown. */
export function loadPage<Props extends object>(path: string, name: string) {
  const load = files[`../features/${path}.tsx`];
  if (!load) return NotBuilt as ComponentType<Props>;
  return lazy(async () => {
    const found = (await load())[name];
    if (!found) throw new Error(`${path} exports no ${name}`);
    return { default: found as unknown as ComponentType<Props> };
  });
}
