import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Language } from '../../../contract/settings.ts';
import { crm } from '../../lib/crm.ts';
import { currencyOfCountry, regionOfCountry } from '../../lib/places.ts';

/** What is asked before the first file is there. */
export type ShopDraft = { shopName: string; country: string; language: Language };

/** Makes her own empty file, gives it what she said of her shop, and goes on. */
export function useStartShop(): (draft: ShopDraft, goTo: '/import' | '/contacts') => Promise<void> {
  const router = useRouter();
  return useCallback(
    async (draft, goTo) => {
      await crm.shell.startEmpty({});
      await keepDraft(draft);
      // The app goes to the contacts of a file that it opened; only then can she be led elsewhere.
      await whenAway(router, '/welcome');
      if (goTo !== '/contacts') await router.navigate({ to: goTo, replace: true });
    },
    [router],
  );
}

/** Only what differs from what the file starts with: the history begins with what she did. */
async function keepDraft({ shopName, country, language }: ShopDraft): Promise<void> {
  const now = await crm.settings.get({});
  const wanted = {
    shopName,
    country,
    language,
    currency: currencyOfCountry(country),
    region: country === now.country ? now.region : regionOfCountry(country),
  };
  const changes = Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => now[key as keyof typeof wanted] !== value),
  );
  if (Object.keys(changes).length > 0) await crm.settings.update(changes);
  await crm.shell.setLanguage({ language });
}

function whenAway(router: ReturnType<typeof useRouter>, path: string): Promise<void> {
  const isAway = () => router.history.location.pathname !== path;
  if (isAway()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = router.history.subscribe(() => {
      if (!isAway()) return;
      stop();
      resolve();
    });
  });
}
