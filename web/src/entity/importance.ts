import type { Measure, SeriesBitsFragment } from '../gql/graphql';

/** The measures that are shown first, where there are more than find room. */
const FIRST: readonly Measure[] = ['TRUCKS', 'PERSONAL_VEHICLES', 'PEDESTRIANS', 'TRAINS', 'POPULATION', 'REAL_GDP', 'EMPLOYEES', 'PERSONAL_INCOME_PER_PERSON'];

/** Series in that order, each measure once, from the release that reaches farthest. */
export function byImportance(series: readonly SeriesBitsFragment[]): SeriesBitsFragment[] {
  const rank = ({ measure }: SeriesBitsFragment) => (FIRST.includes(measure) ? FIRST.indexOf(measure) : FIRST.length);
  const newest = [...series].sort((a, b) => rank(a) - rank(b) || b.last.localeCompare(a.last));
  return newest.filter(({ measure }, index) => newest.findIndex((other) => other.measure === measure) === index);
}
