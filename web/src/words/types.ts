import type { EntityKind as ContractKind } from '../gql/graphql';

/** The kinds of entities, as the contract names their types. */
export type EntityKind = 'Firm' | 'Establishment' | 'Industry' | 'Product' | 'County' | 'Municipio' | 'State' | 'Region' | 'Port' | 'Agency';

/** The kinds in the order in which they are offered. */
export const KINDS: readonly EntityKind[] = ['Firm', 'Establishment', 'Industry', 'Product', 'County', 'Municipio', 'State', 'Region', 'Port', 'Agency'];

/** A kind as the contract's enumeration names it. */
export function contractKind(kind: EntityKind): ContractKind {
  return kind.toUpperCase() as ContractKind;
}

/** A side of the border. */
export type Side = 'us' | 'mx';

/** The side on which an id stands, where the id itself tells: of a county, a municipio, a state or a port. */
export function sideOfId(id: string): Side | undefined {
  if (/^(county:|state:US-|port:)/.test(id)) {
    return 'us';
  }
  return /^(municipio:|state:MX-)/.test(id) ? 'mx' : undefined;
}

/** The side of a country of ISO 3166-1. */
export function sideOfCountry(country: string | null | undefined): Side | undefined {
  return country === 'US' ? 'us' : country === 'MX' ? 'mx' : undefined;
}
