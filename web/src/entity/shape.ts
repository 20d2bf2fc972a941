import type { FactBitsFragment, HitFragment, SeriesBitsFragment } from '../gql/graphql';
import type { Release } from '../frame/release';
import type { CitedSource } from '../frame/sources';
import type { EntityKind } from '../words/types';

/** What an entity has to do with others of one sort: how many there are, and those that were asked for, each with the fact that says so. */
export interface GroupData {
  totalCount: number;
  edges: { node: HitFragment & { location?: Point | null }; fact: FactBitsFragment | null }[];
}

export interface Point {
  latitude: number;
  longitude: number;
}

/** Series of an entity. */
export interface SeriesData {
  totalCount: number;
  nodes: SeriesBitsFragment[];
}

/** The names of the groups, as the contract names the lists. */
export type GroupKey =
  | 'establishments'
  | 'operators'
  | 'suppliers'
  | 'supplierEstablishments'
  | 'customers'
  | 'customerEstablishments'
  | 'parents'
  | 'subsidiaries'
  | 'industries'
  | 'memberships'
  | 'members'
  | 'partners'
  | 'municipios'
  | 'counties'
  | 'firms'
  | 'products'
  | 'children'
  | 'correspondences'
  | 'agencies'
  | 'seatedAgencies'
  | 'regions'
  | 'ports'
  | 'municipiosAcross'
  | 'countiesAcross'
  | 'sisters'
  | 'serves';

/** An entity of any kind, as the queries of the kinds ask for it. */
export type EntityData = {
  __typename: EntityKind;
  id: string;
  name: string;
  aliases: string[];
  sources: CitedSource[];
  legalName?: string | null;
  country?: string | null;
  nation?: string;
  website?: string | null;
  identifiers?: { scheme: string; value: string }[];
  location?: Point | null;
  boundingBox?: { south: number; west: number; north: number; east: number } | null;
  address?: string | null;
  industrialPark?: string | null;
  employmentBand?: string | null;
  openedYear?: number | null;
  system?: string;
  vintage?: number;
  code?: string;
  fips?: string;
  cvegeo?: string;
  level?: number;
  comparability?: number | null;
  edition?: string | null;
  parent?: { id: string; name: string } | null;
  state?: { id: string; name: string } | null;
  population?: number | null;
  populationYear?: number | null;
  regionKind?: string;
  agencyKind?: string;
  modes?: string[];
  languages?: string[];
  totals?: SeriesData;
  shares?: SeriesData;
  trade?: SeriesData;
} & Partial<Record<GroupKey, GroupData>>;

/** The answer to the query of any kind. */
export interface EntityAnswer {
  release: Release | null;
  entity: EntityData | null;
  /** The establishments in an industry and in all that is part of it. */
  all?: GroupData | null;
  /** The places to which establishments are narrowed, where they are. */
  places?: ({ id?: string; name?: string } | null)[] | null;
}
