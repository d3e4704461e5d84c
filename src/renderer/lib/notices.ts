import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { writeError } from './error-text.ts';

/** The one notice for failures that no form shows itself. */
export function showError(error: unknown): void {
  notifications.show({
    ...labelled(),
    id: 'error',
    color: 'red',
    message: writeError(i18next.t, error),
    autoClose: 10_000,
  });
}

/** A quiet word that something is done and can't be undone by Ctrl+Z: `Saved to Customers.csv`. */
export function showNotice(message: string): void {
  notifications.show({ ...labelled(), message, autoClose: 6_000 });
}

/** The closing cross by name: an icon alone says nothing to a screen reader. */
const labelled = () => ({ closeButtonProps: { 'aria-label': i18next.t('app:close') } });
