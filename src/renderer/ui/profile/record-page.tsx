import { Avatar, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showError } from '../../lib/notices.ts';
import type { ProfileWrites } from '../../lib/profile-writes.ts';
import { Instant } from '../instant.tsx';
import classes from './record-page.module.css';

type Props = {
  /** Since when it lies in the trash. */
  deletedAt: number | null;
  writes: Pick<ProfileWrites, 'restore'>;
  facts: ReactNode;
  story: ReactNode;
};

/** The page of a record: facts on the left, story on the right. */
export function RecordPage({ deletedAt, writes, facts, story }: Props) {
  const { t } = useTranslation('profile');
  return (
    <div className={classes.page}>
      {deletedAt !== null && (
        <div className={classes.band} role="status">
          <IconTrash size={16} stroke={1.8} aria-hidden />
          <span>
            {t('trash.since')} <Instant at={deletedAt} />
          </span>
          <Button size="xs" variant="default" onClick={() => void writes.restore().catch(showError)}>
            {t('trash.restore')}
          </Button>
        </div>
      )}
      <div className={classes.panes}>
        <section className={classes.facts} aria-label={t('facts')}>
          {facts}
        </section>
        <section className={classes.story} aria-label={t('story.title')}>
          <div className={classes.inner}>{story}</div>
        </section>
      </div>
    </div>
  );
}

export function RecordHead({
  name,
  title,
  subtitle,
}: {
  name: string;
  title: ReactNode;
  subtitle?: ReactNode;
}) {
  return (
    <header className={classes.head}>
      <Avatar size={52} radius="xl" color="leaf" name={name} aria-hidden />
      <div className={classes.names}>
        {title}
        {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
      </div>
    </header>
  );
}

export type Tile = { key: string; name: string; value: string; note?: string | null };

/** The facts that matter, where one looks first. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <dl className={classes.tiles}>
      {tiles.map(({ key, name, value, note }) => (
        <div key={key} className={classes.tile}>
          <dt className={classes.tileName}>{name}</dt>
          <dd className={classes.tileValue} title={value}>
            {value}
          </dd>
          <dd className={classes.tileNote} title={note ?? undefined}>
            {note ?? '\u00a0'}
          </dd>
        </div>
      ))}
    </dl>
  );
}
