import { lazy, Suspense } from 'react';
import type { ExportSource } from '../lib/app-actions.ts';

/** The dialogs that any page can open; each belongs to a feature. */
export type OpenDialog =
  | { name: 'palette' | 'new-contact' | 'new-company'; text: string }
  | { name: 'export'; source: ExportSource };

type Closable = { onClose: () => void };
const SearchPalette = lazy(async () => ({
  default: (await import('../features/search/search-palette.tsx')).SearchPalette,
}));
const NewContact = lazy(async () => ({
  default: (await import('../features/contacts/new-contact.tsx')).NewContact,
}));
const NewCompany = lazy(async () => ({
  default: (await import('../features/companies/new-company.tsx')).NewCompany,
}));
const ExportDialog = lazy(async () => ({
  default: (await import('../features/exports/export-dialog.tsx')).ExportDialog,
}));

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
