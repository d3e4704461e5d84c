import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MatchKey } from '../../../contract/imports.ts';
import { setMatching, useImportSession } from './import-session.ts';

const keys: MatchKey[] = ['external_id', 'email', 'phone', 'name'];

/** What makes a row the same person. Our own id always counts: it can't be anybody else. */
export function MatchChoices() {
  const { t } = useTranslation('import');
  const { matchBy, noun } = useImportSession();
  return (
    <Checkbox.Group
      label={t(`match.by.${noun}`)}
      value={matchBy.filter((key) => key !== 'uid')}
      onChange={(chosen) => setMatching({ matchBy: ['uid', ...(chosen as MatchKey[])] })}
    >
      <Group gap="lg" mt="xs">
        {keys.map((key) => (
          <Checkbox
            key={key}
            value={key}
            label={t(`match.key.${noun === 'companies' && key === 'name' ? 'companyName' : key}`)}
          />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
