import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormatting } from '../../lib/formatting.ts';
import { PageHeading } from '../page.tsx';

type Props = {
  title: string;
  /** Undefined while it is not known. */
  rowCount: number | undefined;
  isTrash: boolean;
  /** There is no record at all yet: nothing to count. */
  isBare: boolean;
  newLabel: string;
  onNew: () => void;
  onExport: () => void;
};

export function ListHeading({ title, rowCount, isTrash, isBare, newLabel, onNew, onExport }: Props) {
  const { t } = useTranslation('lists');
  const { number } = useFormatting();
  return (
    <PageHeading
      title={isTrash ? t('trash.title', { title }) : title}
      aside={rowCount === undefined || isBare ? '' : number(rowCount)}
      actions={
        <>
          {Boolean(rowCount) && (
            <Button variant="default" onClick={onExport}>
              {t('export')}
            </Button>
          )}
          {!isTrash && (
            <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={onNew}>
              {newLabel}
            </Button>
          )}
        </>
      }
    />
  );
}
