import * as gql from '../gql/graphql';
import type { TypedDocumentString } from '../gql/graphql';
import type { EntityKind } from '../words/types';
import type { EntityAnswer, GroupKey } from './shape';

/** What the query of a kind takes: the id, and how many of a group. */
export type EntityVariables = { id: string; within?: { industry: { under: string[] }; place?: { in: string[] } }; places?: string[] } & Partial<Record<GroupKey, number>>;

interface OfKind {
  kind: EntityKind;
  document: TypedDocumentString<EntityAnswer, EntityVariables>;
  /** The groups in the order in which they are shown: what matters most for the kind comes first. */
  groups: readonly GroupKey[];
  /** Whether agencies and consulates can be near it, and ports. */
  doors: boolean;
  crossing: boolean;
}

/** The kinds by the prefix of their ids. */
const KINDS: Record<string, OfKind> = {
  firm: {
    kind: 'Firm',
    document: gql.FirmViewDocument,
    groups: ['establishments', 'suppliers', 'supplierEstablishments', 'customers', 'parents', 'subsidiaries', 'industries', 'memberships', 'partners'],
    doors: true,
    crossing: false,
  },
  establishment: {
    kind: 'Establishment',
    document: gql.EstablishmentViewDocument,
    groups: ['operators', 'industries', 'municipios', 'counties', 'customers', 'customerEstablishments', 'supplierEstablishments'],
    doors: true,
    crossing: true,
  },
  industry: {
    kind: 'Industry',
    document: gql.IndustryViewDocument,
    groups: ['establishments', 'firms', 'suppliers', 'customers', 'products', 'children', 'correspondences', 'agencies'],
    doors: false,
    crossing: false,
  },
  product: { kind: 'Product', document: gql.ProductViewDocument, groups: ['industries', 'children'], doors: false, crossing: false },
  county: {
    kind: 'County',
    document: gql.CountyViewDocument,
    groups: ['municipiosAcross', 'agencies', 'establishments', 'ports', 'sisters', 'seatedAgencies', 'regions'],
    doors: true,
    crossing: true,
  },
  municipio: {
    kind: 'Municipio',
    document: gql.MunicipioViewDocument,
    groups: ['countiesAcross', 'establishments', 'agencies', 'ports', 'sisters', 'seatedAgencies', 'regions'],
    doors: true,
    crossing: true,
  },
  state: { kind: 'State', document: gql.StateViewDocument, groups: ['agencies', 'counties', 'municipios'], doors: true, crossing: false },
  region: { kind: 'Region', document: gql.RegionViewDocument, groups: ['counties', 'municipios', 'agencies'], doors: true, crossing: false },
  port: { kind: 'Port', document: gql.PortViewDocument, groups: ['counties', 'municipios'], doors: true, crossing: false },
  agency: {
    kind: 'Agency',
    document: gql.AgencyViewDocument,
    groups: ['serves', 'members', 'partners', 'memberships', 'counties', 'municipios'],
    doors: true,
    crossing: true,
  },
};

/** The kind of the entity that has an id, by the id's prefix. */
export function ofKind(id: string): OfKind | undefined {
  return KINDS[id.split(':')[0] ?? ''];
}

/** A query of one group of an entity, for a file that holds all of it. */
export function groupQuery(kind: EntityKind, group: GroupKey): string {
  const root = kind.toLowerCase();
  return `query List($id: ID!) {
  ${root}(id: $id) {
    id
    name
    ${group} {
      edges {
        node {
          id
          name
        }
        fact {
          status
          confidence
          validFrom
          validTo
          observedOn
        }
      }
    }
  }
}`;
}
