import { Title } from '@mantine/core';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ImportWarning } from '../../../contract/imports.ts';
import classes from './import-page.module.css';

const shownLines = 8;

/** What the reader noticed, a sentence per kind with the lines where it is. */
export function WarningList({ warnings }: { warnings: ImportWarning[] }) {
  const { t } = useTranslation('import');
  const groups = new Map<string, ImportWarning[]>();
  for (const warning of warnings) {
    const { code } = warning;
    if (!i18next.exists(`import:warning.${code}`) && !i18next.exists(`import:warning.${code}_one`)) continue;
    groups.set(code, [...(groups.get(code) ?? []), warning]);
  }
  if (groups.size === 0) return null;
  return (
    <section className={classes.section}>
      <Title order={2}>{t('warning.title')}</Title>
      <ul>
        {[...groups].map(([code, list]) => {
          const lines = list.map(({ line }) => line).filter((line) => line > 0);
          const more = list.reduce((sum, { parameters }) => sum + Number(parameters.more ?? 0), 0);
          const count =
            (lines.length || list.filter(({ parameters }) => parameters.more === undefined).length) + more;
          return (
            <li key={code}>
              {t(`warning.${code}`, { ...list[0]!.parameters, count })}
              {lines.length > 0 && (
                <span className={classes.quiet}>
                  {' '}
                  {t('warning.lines', {
                    count: Math.min(lines.length, shownLines),
                    lines: lines.slice(0, shownLines).join(', '),
                  })}
                  {count > shownLines && ` ${t('warning.more', { count: count - shownLines })}`}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
