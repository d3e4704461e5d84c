import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldText } from '../../../contract/values/name-key.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import classes from './settings-page.module.css';
import { SettingsSection } from './settings-section.tsx';
import { TagItem } from './tag-item.tsx';

/** From how many on one looks for a tag rather than at all of them. */
const many = 12;

export function TagsSection() {
  const { t } = useTranslation('settings');
  const { data: tags } = useQuery(crmQuery('tags.list', {}));
  const [text, setText] = useState('');
  if (!tags) return null;
  const wanted = foldText(text.trim());
  const found = tags.filter(({ name }) => foldText(name).includes(wanted));
  return (
    <SettingsSection title={t('tags.title')} text={t('tags.text')}>
      {tags.length === 0 && <p className={classes.none}>{t('tags.none')}</p>}
      {tags.length > many && (
        <TextInput
          aria-label={t('tags.find')}
          placeholder={t('tags.find')}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {found.length > 0 && (
        <ul
          className={classes.list}
          data-scrolls={tags.length > many || undefined}
          tabIndex={tags.length > many ? 0 : undefined}
        >
          {found.map((tag) => (
            <TagItem key={tag.id} tag={tag} />
          ))}
        </ul>
      )}
      {tags.length > 0 && found.length === 0 && <p className={classes.none}>{t('tags.notFound')}</p>}
    </SettingsSection>
  );
}
