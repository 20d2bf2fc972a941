import type { PathFilter } from '../gql/graphql';

/** What the reader allows of a path, as the address holds it. */
export interface Filters {
  via: string | null;
  avoid: string | null;
  asOf: string | null;
  sure: string | null;
  inferred: boolean;
  hops: number;
}

const HOPS = 6;

/** The least confidence by its word in the address. */
const SURE: Record<string, number> = { register: 0.95, firm: 0.85, press: 0.65 };

/** The filters of an address. */
export function filtersOf(search: URLSearchParams): Filters {
  const hops = Number(search.get('hops'));
  return {
    via: search.get('via'),
    avoid: search.get('avoid'),
    asOf: search.get('asof'),
    sure: search.get('sure'),
    inferred: search.get('inferred') === 'yes',
    hops: hops >= 1 && hops <= 10 ? Math.floor(hops) : HOPS,
  };
}

/** The filters as the contract takes them. */
export function contractFilter({ via, avoid, asOf, sure, inferred }: Filters): PathFilter {
  return {
    ...(via ? { via: [via] } : {}),
    ...(avoid ? { avoid: [avoid] } : {}),
    ...(asOf ? { asOf } : {}),
    ...(sure && SURE[sure] ? { minConfidence: SURE[sure] } : {}),
    ...(inferred ? { statuses: ['REPORTED', 'DISPUTED', 'INFERRED'] } : {}),
  };
}

/** Whether anything is narrowed. */
export function isFiltered(filters: Filters): boolean {
  return Object.keys(contractFilter(filters)).length > 0 || filters.hops !== HOPS;
}
