import { createContext, useContext } from 'react';

/** The languages that the page speaks. */
export type Language = 'en' | 'es';

/** What one language says: texts, and functions that put figures and names into texts. */
type Table = { [name: string]: string | ((...values: never[]) => string) | Table };

/** The same words in both languages. The compiler refuses a table in which either lacks a word. */
export interface Words<T> {
  en: T;
  es: T;
}

/** Declares the words of a view, in both languages. */
export function words<T extends Table>(both: { en: T; es: NoInfer<T> }): Words<T> {
  return both;
}

/** The language in which the page is read, and how to change it. */
export interface Speech {
  language: Language;
  choose: (language: Language) => void;
}

export const SpeechContext = createContext<Speech>({ language: 'en', choose: () => undefined });

/** The words of a table in the reader's language. */
export function useWords<T>(table: Words<T>): T {
  return table[useContext(SpeechContext).language];
}

/** The language in which the page is read. */
export function useSpeech(): Speech {
  return useContext(SpeechContext);
}
