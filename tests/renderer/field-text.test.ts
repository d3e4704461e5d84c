import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeChange } from '../../src/renderer/lib/change-text.ts';
import { writeChoice, writeFieldName } from '../../src/renderer/lib/field-text.ts';
import { startI18n } from '../../src/renderer/lib/i18n.ts';
import { writeShortcut } from '../../src/renderer/lib/shortcuts.ts';

beforeAll(() => {
  startI18n('en');
});

describe('names of fields and choices', () => {
  test('an owner’s own field and choice keep her words', () => {
    expect(writeFieldName(i18next.t, { key: 'custom:shoe', name: 'Shoe size' })).toBe('Shoe size');
    expect(writeChoice(i18next.t, 'custom:colour', 'Light. Blue')).toBe('Light. Blue');
  });

  test('consent columns share their choices; purposes and channels have their own', () => {
    expect(writeChoice(i18next.t, 'consent_email', 'given')).toBe('Given');
    expect(writeChoice(i18next.t, 'consent_purpose', 'marketing')).toBe('Offers');
    expect(writeChoice(i18next.t, 'consent_channel', 'sms')).toBe('SMS');
  });
});

describe('sentences of changes', () => {
  test('one and many are told apart, and a field is named', () => {
    const change = { operation: 'contacts.bulkEdit', summary: { count: 1, field: 'lead_source' }, rows: 1 };
    expect(writeChange(i18next.t, change)).toBe('Found us of 1 contact changed');
    expect(writeChange(i18next.t, { ...change, summary: { count: 1200, field: 'Shoe size' } })).toBe(
      'Shoe size of 1,200 contacts changed',
    );
  });

  test('an undo and a redo say what they took back and brought again', () => {
    const summary = { name: 'Elif', of: 'contacts.update', direction: 'undo', kept: 0 };
    const change = { operation: 'history.undo', summary, rows: 1 };
    expect(writeChange(i18next.t, change)).toBe('Taken back: Elif changed');
    expect(writeChange(i18next.t, { ...change, summary: { ...summary, direction: 'redo' } })).toBe(
      'Done again: Elif changed',
    );
  });

  test('an operation that nobody wrote a sentence for is still a change', () => {
    expect(writeChange(i18next.t, { operation: 'tickets.close', summary: {}, rows: 1 })).toBe('A change');
  });
});

test('shortcuts are written as on the keys', () => {
  expect(writeShortcut('mod+shift+z')).toBe('Ctrl Shift Z');
});
