import type { Icon } from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { writeFieldName } from '../../lib/field-text.ts';
import { Keys } from '../../ui/keys.tsx';
import { highlight } from './highlight.ts';
import classes from './search-palette.module.css';

export type Choice = {
  key: string;
  icon?: Icon;
  title: string;
  subtitle?: string | null;
  /** Where the text was found, where that isn't the title. */
  found?: { field: string | null; text: string };
  shortcut?: string;
  run: () => void;
};

type Props = {
  id: string;
  groups: readonly { key: string; name: string; choices: Choice[] }[];
  query: string;
  active: string | undefined;
  onRun: (choice: Choice) => void;
  onPoint: (key: string) => void;
};

/** What was found, in groups; the field above keeps the focus. */
export function SearchResults({ id, groups, query, active, onRun, onPoint }: Props) {
  const { t } = useTranslation('search');
  return (
    <div role="listbox" className={classes.results} id={`${id}-list`} aria-label={t('results')}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, not fieldsets
        <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
          <div id={`${id}-${group.key}`} className={classes.groupName} role="presentation">
            {group.name}
          </div>
          {group.choices.map((choice) => (
            <Row
              key={choice.key}
              id={`${id}-${choice.key}`}
              choice={choice}
              query={query}
              isActive={choice.key === active}
              onRun={() => onRun(choice)}
              onPoint={() => onPoint(choice.key)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

type RowProps = {
  id: string;
  choice: Choice;
  query: string;
  isActive: boolean;
  onRun: () => void;
  onPoint: () => void;
};

function Row({ id, choice, query, isActive, onRun, onPoint }: RowProps) {
  const { t } = useTranslation('search');
  const { icon: IconOf, title, subtitle, found, shortcut } = choice;
  const fieldName = (field: string | null) =>
    field === null
      ? ''
      : i18next.exists(`search:field.${field}`)
        ? t(`field.${field}`)
        : writeFieldName(t, { key: field });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant walks them
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes.row}
      // The focus stays in the field.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => !isActive && onPoint()}
      onClick={onRun}
    >
      {IconOf && <IconOf size={18} stroke={1.6} aria-hidden />}
      <span className={classes.texts}>
        <span className={classes.title}>
          <Marked text={title} query={query} />
        </span>
        {subtitle && (
          <span className={classes.subtitle}>
            <Marked text={subtitle} query={query} />
          </span>
        )}
        {found && (
          <span className={classes.found}>
            {fieldName(found.field)}: <Marked text={found.text} query={query} />
          </span>
        )}
      </span>
      {shortcut && <Keys shortcut={shortcut} />}
    </div>
  );
}

function Marked({ text, query }: { text: string; query: string }) {
  if (query === '') return text;
  let at = 0;
  return highlight(text, query).map(({ text: piece, isFound }) => {
    const key = at;
    at += piece.length;
    return isFound ? (
      <mark key={key} className={classes.mark}>
        {piece}
      </mark>
    ) : (
      piece
    );
  });
}
