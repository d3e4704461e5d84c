import { CloseButton, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowLeft, IconFilter, IconTrash } from '@tabler/icons-react';
import { type ReactNode, type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition, Field } from '../../../contract/lists.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { writeCondition } from './conditions.ts';
import classes from './record-list.module.css';

type Props = {
  fields: readonly Field[];
  text: string;
  onText: (text: string) => void;
  textRef: Ref<HTMLInputElement>;
  conditions: readonly Condition[];
  onConditions: (conditions: Condition[]) => void;
  isTrash: boolean;
  onTrash: (isTrash: boolean) => void;
  /** Shown where the list was opened for what one change touched. */
  onForgetChange?: () => void;
  /** There is no record at all yet: nothing to filter. */
  isBare: boolean;
  /** On the right: the columns. */
  children: ReactNode;
};

const typesFor = 180;

export function FilterRow(props: Props) {
  const { fields, conditions, onConditions, isTrash, onTrash, onForgetChange, isBare } = props;
  const { t } = useTranslation('lists');
  const replace = (at: number, next?: Condition) =>
    onConditions(conditions.flatMap((each, index) => (index === at ? (next ? [next] : []) : [each])));

  return (
    <div className={classes.filters}>
      <div className={classes.conditions}>
        {!isBare && <TextFilter {...props} />}
        {onForgetChange && (
          <Chip onRemove={onForgetChange}>
            <span className={classes.chipText}>{t('filter.ofChange')}</span>
          </Chip>
        )}
        {conditions.map((condition, at) => (
          <ConditionChip
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and their order is theirs
            key={at}
            fields={fields}
            condition={condition}
            onChange={(next) => replace(at, next)}
          />
        ))}
        {!isBare && <AddCondition fields={fields} onAdd={(added) => onConditions([...conditions, added])} />}
      </div>
      <div className={classes.views}>
        <UnstyledButton className={classes.quietButton} onClick={() => onTrash(!isTrash)}>
          {isTrash ? (
            <IconArrowLeft size={16} stroke={1.6} aria-hidden />
          ) : (
            <IconTrash size={16} stroke={1.6} aria-hidden />
          )}
          <span>{t(isTrash ? 'trash.leave' : 'trash.open')}</span>
        </UnstyledButton>
        {!isBare && props.children}
      </div>
    </div>
  );
}

/** Filters while she types, a moment after the last key. */
function TextFilter({ text, onText, textRef }: Pick<Props, 'text' | 'onText' | 'textRef'>) {
  const { t } = useTranslation('lists');
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onText(typed), typesFor);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  return (
    <TextInput
      ref={textRef}
      size="xs"
      className={classes.textFilter}
      aria-label={t('filter.text')}
      placeholder={t('filter.text')}
      leftSection={<IconFilter size={14} stroke={1.6} aria-hidden />}
      rightSection={
        typed && <CloseButton size="xs" aria-label={t('filter.clear')} onClick={() => setTyped('')} />
      }
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === '') return;
        event.stopPropagation();
        setTyped('');
      }}
    />
  );
}

function Chip({ children, onRemove }: { children: ReactNode; onRemove: () => void }) {
  const { t } = useTranslation('lists');
  return (
    <span className={classes.chip}>
      {children}
      <CloseButton
        size="xs"
        variant="transparent"
        className={classes.chipClose}
        aria-label={t('filter.remove')}
        onClick={onRemove}
      />
    </span>
  );
}

type ChipProps = {
  fields: readonly Field[];
  condition: Condition;
  onChange: (condition?: Condition) => void;
};

function ConditionChip({ fields, condition, onChange }: ChipProps) {
  const { t } = useTranslation('lists');
  const formatting = useFormatting();
  const [isOpen, setOpen] = useState(false);
  const field = fields.find(({ key }) => key === condition.field);
  if (!field) return null;
  const words = writeCondition(t, formatting, field, condition);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus>
      <Chip onRemove={() => onChange()}>
        <Popover.Target>
          <UnstyledButton className={classes.chipText} title={words} onClick={() => setOpen(!isOpen)}>
            {words}
          </UnstyledButton>
        </Popover.Target>
      </Chip>
      <Popover.Dropdown>
        <ConditionEditor
          fields={fields}
          condition={condition}
          onSave={(next) => {
            onChange(next);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function AddCondition({
  fields,
  onAdd,
}: {
  fields: readonly Field[];
  onAdd: (condition: Condition) => void;
}) {
  const { t } = useTranslation('lists');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.addFilter} onClick={() => setOpen(!isOpen)}>
          <span aria-hidden>+</span> {t('filter.filter')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ConditionEditor
          fields={fields}
          onSave={(added) => {
            onAdd(added);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
