import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderApp } from './render-app.tsx';

describe('the company list', () => {
  test('an empty one says where companies come from', async () => {
    await renderApp({ path: '/companies' });
    expect(await screen.findByText('Companies you sell to belong here')).toBeTruthy();
  });

  test('counts the people and names them beside the list', async () => {
    await renderApp({
      path: '/companies',
      seed: async (crm) => {
        for (const firstName of ['Elif', 'Anna'])
          await crm.contacts.create({
            fields: { firstName },
            company: { name: 'Hotel Spree', role: 'Events' },
          });
      },
    });
    fireEvent.click(await screen.findByText('Hotel Spree'));
    const row = screen.getByText('Hotel Spree').closest('tr')!;
    expect(within(row).getByText('2')).toBeTruthy();
    const panel = await screen.findByRole('complementary', { name: 'Hotel Spree' });
    expect(within(panel).getByRole('link', { name: 'Elif' })).toBeTruthy();
    expect(within(panel).getAllByText('Events')).toHaveLength(2);
  });
});
