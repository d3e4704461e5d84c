import { Button, NumberInput, Popover, Select, Stack } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportInspection } from '../../../contract/imports.ts';
import { useFormatting } from '../../lib/formatting.ts';
import classes from './import-page.module.css';
import { setReading } from './import-session.ts';

const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'macintosh',
  'cp850',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
];
const delimiters = [',', ';', '\t', '|', ':', '~', '^', ' ', ', '];
const delimiterName: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  ':': 'colon',
  '~': 'tilde',
  '^': 'caret',
  ' ': 'blank',
  ', ': 'commaBlank',
};

/** What was understood of the file in one line of plain words, and a way to correct each part of it. */
export function ReadingLine({ inspection, isBusy }: { inspection: ImportInspection; isBusy: boolean }) {
  const { t } = useTranslation('import');
  const { instant } = useFormatting();
  const { encoding, delimiter, headerRows, preambleLines, rowCount, preset, rememberedFrom } = inspection;
  const known = encodings.includes(encoding) ? encodings : [encoding, ...encodings];
  const isDifferent = new Set(inspection.encodingCandidates.map(({ sample }) => sample)).size > 1;
  const candidates = isDifferent ? inspection.encodingCandidates : [];
  const facts = [
    t('reading.rows', { count: rowCount }),
    inspection.columns.length > 1 &&
      t(`reading.delimiter.${delimiterName[delimiter] ?? 'other'}`, { delimiter }),
    t('reading.encoding', { name: writeEncoding(encoding) }),
    headerRows === 0 ? t('reading.noHeading') : t('reading.heading', { line: preambleLines + 1 }),
  ].filter(Boolean);
  return (
    <section className={classes.section} aria-busy={isBusy}>
      <div className={classes.actions}>
        <p className={classes.note}>{facts.join(', ')}.</p>
        <Popover width={320} trapFocus>
          <Popover.Target>
            <Button variant="default" size="xs" leftSection={<IconAdjustments size={16} aria-hidden />}>
              {t('reading.correct')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Stack gap="sm">
              <Select
                label={t('reading.encodingLabel')}
                data={known.map((value) => ({ value, label: writeEncoding(value) }))}
                value={encoding}
                searchable
                allowDeselect={false}
                comboboxProps={{ withinPortal: false }}
                onChange={(value) => value && setReading({ encoding: value })}
              />
              <Select
                label={t('reading.delimiterLabel')}
                data={delimiters.map((value) => ({
                  value,
                  label: t(`reading.delimiterName.${delimiterName[value]!}`),
                }))}
                value={delimiter}
                allowDeselect={false}
                comboboxProps={{ withinPortal: false }}
                onChange={(value) => value && setReading({ delimiter: value })}
              />
              <Select
                label={t('reading.quoteLabel')}
                data={[
                  { value: '"', label: t('reading.quote.double') },
                  { value: "'", label: t('reading.quote.single') },
                  { value: '', label: t('reading.quote.none') },
                ]}
                value={inspection.quote ?? ''}
                allowDeselect={false}
                comboboxProps={{ withinPortal: false }}
                onChange={(value) => setReading({ quote: value === '"' || value === "'" ? value : null })}
              />
              <NumberInput
                label={t('reading.skipLabel')}
                min={0}
                max={1000}
                value={preambleLines}
                onChange={(value) => setReading({ skip: Number(value) || 0 })}
              />
              <NumberInput
                label={t('reading.headerRowsLabel')}
                min={0}
                max={5}
                value={headerRows}
                onChange={(value) => setReading({ headerRows: Number(value) || 0 })}
              />
            </Stack>
          </Popover.Dropdown>
        </Popover>
      </div>
      {preset && <p className={classes.quiet}>{t('reading.preset', { name: preset.name })}</p>}
      {rememberedFrom && (
        <p className={classes.quiet}>
          {t('reading.remembered', { file: rememberedFrom.fileName, when: instant(rememberedFrom.at) })}
        </p>
      )}
      {candidates.length > 1 && (
        <div className={classes.section}>
          <p className={classes.note}>{t('reading.whichLetters')}</p>
          <div className={classes.actions}>
            {candidates.map((candidate) => (
              <Button
                key={candidate.encoding}
                variant={candidate.encoding === encoding ? 'light' : 'default'}
                aria-pressed={candidate.encoding === encoding}
                onClick={() => setReading({ encoding: candidate.encoding })}
              >
                {showLetters(candidate.sample)}
              </Button>
            ))}
          </div>
        </div>
      )}
    </section>
  );
}

/** The piece of the line around its first letter that isn't plain: that is where renderings differ. */
function showLetters(sample: string): string {
  const at = [...sample].findIndex((letter) => letter > '\u007f');
  return sample.slice(Math.max(0, at - 24), Math.max(0, at - 24) + 56).trim();
}

/** Names that a person may have seen: `UTF-8`, `Windows-1252`. */
function writeEncoding(encoding: string): string {
  return encoding
    .replace(/^utf-/, 'UTF-')
    .replace(/^windows-/, 'Windows-')
    .replace(/^macintosh$/, 'Mac')
    .replace(/^cp(\d+)$/, 'DOS $1')
    .replace(/le$/, ' LE')
    .replace(/be$/, ' BE');
}
