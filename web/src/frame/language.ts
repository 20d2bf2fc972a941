import type { Language } from './words';

const KEY = 'language';

/** The language chosen before, else the first of the browser's languages that we have. */
export function initialLanguage(storage: Storage): Language {
  const chosen = storage.getItem(KEY);
  return chosen === 'en' || chosen === 'es' ? chosen : preferred(navigator.languages);
}

/** The first of the given language tags that we have; English if there is none. */
function preferred(tags: readonly string[]): Language {
  for (const tag of tags) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'en' || language === 'es') {
      return language;
    }
  }
  return 'en';
}

/** Remembers a choice for the next visit. */
export function rememberLanguage(storage: Storage, language: Language): void {
  storage.setItem(KEY, language);
}
