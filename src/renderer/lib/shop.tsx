import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Settings } from '../../contract/settings.ts';
import type { AppState } from '../../contract/shell.ts';
import { crmQuery } from './crm-queries.ts';
import { createFormatting, FormattingProvider } from './formatting.ts';
import { pickLanguage } from './i18n.ts';

/** How things are written before a file is open: as the computer does. */
export function guessSettings(locale: string): Settings {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const language = pickLanguage(locale);
  return {
    shopName: '',
    country: new Intl.Locale(locale).maximize().region ?? 'GB',
    currency: 'EUR',
    timeZone,
    language,
    region: locale,
    isDemo: false,
  };
}

const ShopContext = createContext<Settings | undefined>(undefined);

/** The shop's settings, and how it writes dates and numbers, for everything below. */
export function ShopProvider({ app, children }: { app: AppState; children: ReactNode }) {
  const { data } = useQuery({ ...crmQuery('settings.get', {}), enabled: app.file !== null });
  const shop = useMemo(() => (app.file && data ? data : guessSettings(app.locale)), [app, data]);
  const formatting = useMemo(() => createFormatting(shop), [shop]);

  useEffect(() => {
    document.documentElement.lang = shop.language;
    if (i18next.language !== shop.language) void i18next.changeLanguage(shop.language);
  }, [shop.language]);

  if (app.file && !data) return null;
  return (
    <ShopContext value={shop}>
      <FormattingProvider value={formatting}>{children}</FormattingProvider>
    </ShopContext>
  );
}

export function useShop(): Settings {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error('useShop needs a ShopProvider');
  return shop;
}
