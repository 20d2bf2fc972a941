import type { SeriesBitsFragment } from '../gql/graphql';

/** A figure of a series: its value, or the bounds between which it lies, or why there is none. */
export type Observation = SeriesBitsFragment['values'][number];

/** The latest figure that is known exactly. */
export function latestOf(values: readonly Observation[]): { period: string; value: number } | undefined {
  const known = values.filter((one): one is Observation & { value: number } => one.value !== null);
  return known.at(-1);
}

interface Said {
  atLeast: (value: string) => string;
  atMost: (value: string) => string;
  range: (low: string, high: string) => string;
  withheld: string;
  noFigure: string;
}

/** A figure in words: the value, its bounds, or why there is none. */
export function sayFigure(one: Observation, said: Said, number: (value: number) => string): string {
  if (one.value !== null) {
    return number(one.value);
  }
  if (one.low !== null && one.high !== null) {
    return said.range(number(one.low), number(one.high));
  }
  if (one.low !== null && one.low > 0) {
    return said.atLeast(number(one.low));
  }
  if (one.high !== null) {
    return said.atMost(number(one.high));
  }
  return one.flag === 'SUPPRESSED' ? said.withheld : said.noFigure;
}

/** The year of a period, which may have a month. */
export function yearOf(period: string): number {
  const [year = '', month = '1'] = period.split('-');
  return Number(year) + (Number(month) - 1) / 12;
}
