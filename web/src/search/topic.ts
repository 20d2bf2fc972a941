import type { SearchQuery } from '../gql/graphql';
import { kindOf } from './hit';

/** What a text names: a place, and industries that words for a product or activity mean. */
export interface Topic {
  places: { id: string; name: string }[];
  industries: { id: string; name: string }[];
}

/** The topic of a text that names a place and something that is made or done there, where no single name has all its words. */
export function topicOf({ search, classify }: SearchQuery): Topic | undefined {
  const edges = search?.edges ?? [];
  const parts = edges.filter(({ quality }) => quality === 'PART').map(({ node }) => node);
  const places = parts.filter((node) => ['State', 'County', 'Municipio', 'Region'].includes(kindOf(node)));
  const best = classify?.[0]?.score ?? 0;
  const industries = (classify ?? []).filter(({ score }) => score >= best / 2 - 1e-9).map(({ industry }) => industry);
  return places.length > 0 && industries.length > 0 && parts.length === edges.length ? { places, industries } : undefined;
}
