import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../../contract/settings.ts';

type Texts = Record<string, unknown>;

/** One file per language and feature: resources/locales/en/contacts.json is the namespace `contacts`. */
const files = import.meta.glob<Texts>('../../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
});

export const texts: Record<string, Record<string, Texts>> = {};
for (const [path, content] of Object.entries(files)) {
  const [language, feature] = path
    .replace(/\.json$/, '')
    .split('/')
    .slice(-2) as [string, string];
  texts[language] ??= {};
  texts[language][feature] = content;
}

export function isLanguage(code: string): code is Language {
  return (languages as readonly string[]).includes(code);
}

/** The language of our own that comes nearest to the computer's. */
export function pickLanguage(locale: string): Language {
  const code = locale.split('-')[0]!.toLowerCase();
  return isLanguage(code) ? code : 'en';
}

/** In tests a missing key throws: a text that nobody wrote must not reach the owner. */
export function startI18n(language: Language): i18n {
  const isTest = import.meta.env.MODE === 'test';
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: isTest ? false : 'en',
    supportedLngs: [...languages],
    resources: texts as never,
    ns: Object.keys(texts.en ?? {}),
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    returnEmptyString: false,
    initAsync: false,
    react: { useSuspense: false },
    saveMissing: isTest,
    missingKeyHandler: (codes, namespace, key) => {
      if (isTest) throw new Error(`No text for ${namespace}:${key} in ${codes.join(', ')}`);
    },
  });
  return i18next;
}
