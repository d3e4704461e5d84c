import { Select, type SelectProps } from '@mantine/core';
import { useState } from 'react';
import type { Choice } from '../lib/places.ts';

type Props = Omit<SelectProps, 'data'> & { data: Choice[] };

/** A `Select` over hundreds of choices: only the chosen one is made until it opens. */
export function LongSelect({ data, value, ...props }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Select
      {...props}
      value={value}
      data={isOpen ? data : data.filter((choice) => choice.value === value)}
      // Within the page, where a screen reader expects it.
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
      // What she types replaces the chosen one instead of being written behind it.
      onClick={({ currentTarget }) => currentTarget.select()}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
    />
  );
}
