import { Suspense } from 'react';
import type { ExportSource } from '../lib/app-actions.ts';
import { loadPage } from './pages.tsx';

/** The dialogs that any page can open; each belongs to a feature. */
export type OpenDialog =
  | { name: 'palette' | 'new-contact' | 'new-company'; text: string }
  | { name: 'export'; source: ExportSource };

type Closable = { onClose: () => void };
const SearchPalette = loadPage<Closable & { text: string }>('search/search-palette', 'SearchPalette');
const NewContact = loadPage<Closable & { name: string }>('contacts/new-contact', 'NewContact');
const NewCompany = loadPage<Closable & { name: string }>('companies/new-company', 'NewCompany');
const ExportDialog = loadPage<Closable & { source: ExportSource }>('exports/export-dialog', 'ExportDialog');

export function Dialogs({ open, onClose }: { open: OpenDialog | undefined } & Closable) {
  if (!open) return null;
  return <Suspense fallback={null}>{render(open, onClose)}</Suspense>;
}

function render(open: OpenDialog, onClose: () => void) {
  switch (open.name) {
    case 'palette':
      return <SearchPalette text={open.text} onClose={onClose} />;
    case 'new-contact':
      return <NewContact name={open.text} onClose={onClose} />;
    case 'new-company':
      return <NewCompany name={open.text} onClose={onClose} />;
    case 'export':
      return <ExportDialog source={open.source} onClose={onClose} />;
  }
}
