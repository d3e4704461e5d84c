import { createMemoryHistory } from '@tanstack/react-router';
import { type RenderResult, render } from '@testing-library/react';
import { onTestFinished } from 'vitest';
import type { Crm } from '../../src/contract/contract.ts';
import type { CrmEvent } from '../../src/contract/operation.ts';
import type { AppState } from '../../src/contract/shell.ts';
import { App } from '../../src/renderer/app/app.tsx';
import { startI18n } from '../../src/renderer/lib/i18n.ts';
import { forgetViews } from '../../src/renderer/lib/view-memory.ts';
import { openShop, type Shop } from '../helpers/open-shop.ts';

export type RenderedApp = RenderResult & {
  shop: Shop;
  /** What the page asked of the shell: `{ name: 'shell.openExternal', input: { url } }`. */
  shellCalls: { name: string; input: unknown }[];
  /** As the shell or the data process would. */
  send: (event: CrmEvent) => void;
};

type Options = {
  path?: string;
  language?: 'en' | 'de';
  /** What is in the shop before the window opens. */
  seed?: (crm: Crm, shop: Shop) => Promise<unknown>;
  /** Answers of the shell, by operation; the rest answer nothing. */
  shell?: Record<string, (input: never) => unknown>;
};

/** The whole window over the real operations on a real data file; only the shell's part is played. */
export async function renderApp(options: Options = {}): Promise<RenderedApp> {
  const { path = '/contacts', language = 'en', shell = {} } = options;
  const shop = openShop({
    language,
    region: language === 'de' ? 'de-DE' : 'en-GB',
    timeZone: 'Europe/Berlin',
  });
  onTestFinished(() => shop[Symbol.dispose]());
  await options.seed?.(shop.crm, shop);
  shop.events.length = 0;

  const listeners = new Set<(event: CrmEvent) => void>();
  const send = (event: CrmEvent) => {
    for (const listener of listeners) listener(event);
  };
  // What the dispatch tells goes to the page at once, as over the real bridge.
  shop.events.push = (...events) => {
    for (const event of events) send(event);
    return 0;
  };

  const shellCalls: RenderedApp['shellCalls'] = [];
  const state: AppState = {
    file: { path: shop.file, name: 'shop', isDemo: false },
    problem: null,
    version: '0.1.0',
    platform: 'linux',
    locale: language,
    theme: 'light',
  };
  window.regulars = {
    styleNonce: 'nonce',
    acceptDrop: async () => null,
    cancel: (job) => shop.dispatch.cancel(job),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    call: async (name, input, job) => {
      if (!name.startsWith('shell.'))
        return shop.dispatch.handle({ name, input: structuredClone(input), job });
      shellCalls.push({ name, input });
      if (name === 'shell.state') return { ok: true, value: state };
      return { ok: true, value: await shell[name]?.(input as never) };
    },
  };

  forgetViews();
  startI18n(language);
  const history = createMemoryHistory({ initialEntries: [path] });
  const rendered = render(<App initialState={state} history={history} />);
  return Object.assign(rendered, { shop, shellCalls, send });
}
