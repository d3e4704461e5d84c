import { createInstance } from 'i18next';
import de from '../../../resources/locales/de/shell.json';
import en from '../../../resources/locales/en/shell.json';
import { languageOf } from '../../contract/computer-defaults.ts';

const i18n = createInstance();

/** The words of menus and dialogs, which are the main process's own. */
export async function loadTexts(locale: string): Promise<void> {
  await i18n.init({
    lng: languageOf(locale),
    fallbackLng: 'en',
    defaultNS: 'shell',
    resources: { en: { shell: en }, de: { shell: de } },
    interpolation: { escapeValue: false },
  });
}

export async function changeLanguage(language: string): Promise<void> {
  await i18n.changeLanguage(languageOf(language));
}

export type TextKey = keyof typeof en;

export function text(key: TextKey, parameters: Record<string, string> = {}): string {
  return i18n.t(key, parameters);
}
