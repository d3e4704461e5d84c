import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { crm, type Input } from '../../lib/crm.ts';
import { crmQuery } from '../../lib/crm-queries.ts';

/** Done when the window shows it. */
export function useSaveSettings(): (changes: Input<'settings.update'>) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (changes) => {
      await crm.settings.update(changes);
      if (changes.language) await crm.shell.setLanguage({ language: changes.language });
      await client.invalidateQueries(
        { queryKey: crmQuery('settings.get', {}).queryKey },
        { cancelRefetch: false },
      );
    },
    [client],
  );
}
