import type { PathKind } from '../gql/graphql';
import type { EntityKind } from '../words/types';
import { KINDS } from '../words/types';

/** A question about two entities, by its name in the address. */
export type Question = 'goods' | 'doors' | 'owner' | 'port' | 'any';

interface Asked {
  kind: PathKind;
  /** The kinds of entities at which paths of this kind begin or end. */
  joins: readonly EntityKind[];
}

/** The questions in the order in which they are offered, and how the contract calls them. */
export const QUESTIONS: Record<Question, Asked> = {
  goods: { kind: 'SUPPLY_CHAIN', joins: ['Firm', 'Establishment', 'County', 'Municipio', 'Port', 'Agency'] },
  doors: { kind: 'PARTNERSHIP', joins: ['Firm', 'Establishment', 'County', 'Municipio', 'State', 'Region', 'Port', 'Agency', 'Industry'] },
  owner: { kind: 'OWNERSHIP', joins: ['Firm', 'Establishment'] },
  port: { kind: 'CORRIDOR', joins: ['Establishment', 'County', 'Municipio', 'Port', 'Agency'] },
  any: { kind: 'ANY', joins: KINDS },
};

/** The question that a name in the address stands for. */
export function questionOf(name: string | null): Question {
  return name !== null && name in QUESTIONS ? (name as Question) : 'goods';
}

/** The kind of the entity that has an id, by the id's prefix. */
export function kindOfId(id: string): EntityKind | undefined {
  const prefix = id.split(':')[0];
  return KINDS.find((kind) => kind.toLowerCase() === prefix);
}
