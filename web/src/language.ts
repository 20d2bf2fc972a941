/** The languages that our own texts are written in. GraphiQL's own interface is English. */
export type Language = 'en' | 'es';

const KEY = 'language';

/** The language chosen before, else the first of the browser's languages that we have. */
export function initialLanguage(storage: Storage): Language {
  const chosen = storage.getItem(KEY);
  if (chosen === 'en' || chosen === 'es') {
    return chosen;
  }
  return preferred(navigator.languages);
}

/** The first of the given language tags that we have; English if there is none. */
export function preferred(tags: readonly string[]): Language {
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

/** Asks the server in the language that the reader has chosen, unless a request says another. */
export function asking(storage: Storage): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    if (!headers.has('Accept-Language')) {
      headers.set('Accept-Language', initialLanguage(storage));
    }
    return fetch(input, { ...init, headers });
  };
}

/** What the page says by itself, in both languages. */
export const texts = {
  en: {
    heading: 'Examples',
    intro: 'Choose one to load it in the editor and run it. A query of your own stays in its tab.',
    language: 'Language of the examples and answers',
    loaded: (title: string) => `Loaded and running: ${title}`,
  },
  es: {
    heading: 'Ejemplos',
    intro: 'Elija uno para cargarlo en el editor y ejecutarlo. Una consulta suya se queda en su pestaña.',
    language: 'Idioma de los ejemplos y las respuestas',
    loaded: (title: string) => `Cargado y en ejecución: ${title}`,
  },
} as const;
