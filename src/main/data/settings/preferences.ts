import { ListLayout } from '../../../contract/settings.ts';
import type { Handlers } from '../handlers.ts';

export const preferences: Handlers<'preferences'> = {
  getLayout({ sqlite }, { noun }) {
    const value = sqlite
      .prepare<[string], string>('SELECT value FROM preferences WHERE key = ?')
      .pluck()
      .get(`layout:${noun}`);
    if (value === undefined) return null;
    const layout = ListLayout.safeParse(JSON.parse(value));
    return layout.success ? layout.data : null;
  },

  setLayout({ sqlite }, { noun, layout }) {
    sqlite
      .prepare(
        'INSERT INTO preferences (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(`layout:${noun}`, JSON.stringify(layout));
  },
};
