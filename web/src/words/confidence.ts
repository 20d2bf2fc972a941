import { words } from '../frame/words';

/** How sure a fact is, in words: who says so. */
export const confidenceWords = words({
  en: {
    register: 'register',
    firm: 'own page',
    press: 'press',
    copy: 'copy',
    inferred: 'inferred',
    disputed: 'disputed',
    from: (date: string) => `since ${date}`,
    to: (date: string) => `until ${date}`,
    between: (from: string, to: string) => `${from}–${to}`,
    seen: (date: string) => `as of ${date}`,
  },
  es: {
    register: 'registro',
    firm: 'página propia',
    press: 'prensa',
    copy: 'copia',
    inferred: 'inferido',
    disputed: 'en disputa',
    from: (date: string) => `desde ${date}`,
    to: (date: string) => `hasta ${date}`,
    between: (from: string, to: string) => `${from}–${to}`,
    seen: (date: string) => `al ${date}`,
  },
});

export type Confidence = 'register' | 'firm' | 'press' | 'copy' | 'inferred' | 'disputed';

/** The word for a fact's confidence: by its status, else by the kind of source that its number stands for. */
export function confidenceOf(fact: { status: string; confidence: number }): Confidence {
  if (fact.status === 'INFERRED') {
    return 'inferred';
  }
  if (fact.status === 'DISPUTED') {
    return 'disputed';
  }
  if (fact.confidence >= 0.95) {
    return 'register';
  }
  if (fact.confidence >= 0.85) {
    return 'firm';
  }
  return fact.confidence >= 0.65 ? 'press' : 'copy';
}
