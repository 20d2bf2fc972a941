import { useMemo } from 'react';
import { useSpeech } from './words';
import type { Language } from './words';

/** How figures and dates are written in a language. */
export interface Format {
  /** A figure with the separators of the language; of a large one no more than its whole part. */
  number: (value: number) => string;
  /** A figure in few letters, such as 1.5M. */
  short: (value: number) => string;
  /** A share from 0 to 1 as a percentage. */
  percent: (share: number) => string;
  /** A date of any precision: a year, a month or a day. */
  date: (date: string) => string;
  /** Names joined by commas and an "and". */
  list: (names: readonly string[]) => string;
}

/** The locale whose conventions a language follows here. */
export function localeOf(language: Language): string {
  return language === 'es' ? 'es-MX' : 'en-US';
}

/** How figures and dates are written in the reader's language. */
export function useFormat(): Format {
  const { language } = useSpeech();
  return useMemo(() => formatOf(localeOf(language)), [language]);
}

function formatOf(locale: string): Format {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const small = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    number: (value) => (Math.abs(value) < 100 && !Number.isInteger(value) ? small : whole).format(value),
    short: (value) => short.format(value),
    percent: (share) => percent.format(share),
    date: (date) => writeDate(locale, date),
    list: (names) => list.format(names),
  };
}

/** A date is written as precisely as it is known. */
function writeDate(locale: string, date: string): string {
  const [year = '', month, day] = date.slice(0, 10).split('-');
  if (!month) {
    return year;
  }
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  const precision: Intl.DateTimeFormatOptions = day ? { day: 'numeric' } : {};
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC', ...precision }).format(moment);
}
