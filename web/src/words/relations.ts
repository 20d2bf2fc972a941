import type { Relation } from '../gql/graphql';
import { words } from '../frame/words';

/** What the first entity of a fact is to its second, and the second to the first. */
export const relationWords = words({
  en: {
    forth: {
      OPERATES: 'runs',
      OWNS: 'owns',
      SUPPLIES: 'supplies',
      IN_INDUSTRY: 'works in',
      LOCATED_IN: 'stands in',
      PART_OF: 'is part of',
      CORRESPONDS_TO: 'corresponds to',
      BUYS_FROM: 'buys from',
      MAKES: 'makes',
      CROSSES_AT: 'crosses at',
      BORDERS: 'borders',
      SISTER_OF: 'is a sister of',
      SERVES: 'serves',
      MEMBER_OF: 'is a member of',
      PARTNERS_WITH: 'has an agreement with',
      NOTED_FOR: 'is named for',
    } satisfies Record<Relation, string>,
    back: {
      OPERATES: 'is run by',
      OWNS: 'is owned by',
      SUPPLIES: 'is supplied by',
      IN_INDUSTRY: 'is the activity of',
      LOCATED_IN: 'is where one finds',
      PART_OF: 'comprises',
      CORRESPONDS_TO: 'corresponds to',
      BUYS_FROM: 'sells to',
      MAKES: 'is made by',
      CROSSES_AT: 'leads across to',
      BORDERS: 'borders',
      SISTER_OF: 'is a sister of',
      SERVES: 'is served by',
      MEMBER_OF: 'has as a member',
      PARTNERS_WITH: 'has an agreement with',
      NOTED_FOR: 'is named as an industry of',
    } satisfies Record<Relation, string>,
  },
  es: {
    forth: {
      OPERATES: 'opera',
      OWNS: 'es matriz de',
      SUPPLIES: 'provee a',
      IN_INDUSTRY: 'se dedica a',
      LOCATED_IN: 'está en',
      PART_OF: 'forma parte de',
      CORRESPONDS_TO: 'corresponde a',
      BUYS_FROM: 'compra a',
      MAKES: 'fabrica',
      CROSSES_AT: 'cruza por',
      BORDERS: 'colinda con',
      SISTER_OF: 'está hermanado con',
      SERVES: 'atiende a',
      MEMBER_OF: 'es miembro de',
      PARTNERS_WITH: 'tiene un acuerdo con',
      NOTED_FOR: 'se nombra por',
    } satisfies Record<Relation, string>,
    back: {
      OPERATES: 'es operado por',
      OWNS: 'es filial de',
      SUPPLIES: 'es provisto por',
      IN_INDUSTRY: 'es la actividad de',
      LOCATED_IN: 'es donde está',
      PART_OF: 'comprende',
      CORRESPONDS_TO: 'corresponde a',
      BUYS_FROM: 'vende a',
      MAKES: 'es fabricado por',
      CROSSES_AT: 'lleva al otro lado, a',
      BORDERS: 'colinda con',
      SISTER_OF: 'está hermanado con',
      SERVES: 'es atendido por',
      MEMBER_OF: 'tiene como miembro a',
      PARTNERS_WITH: 'tiene un acuerdo con',
      NOTED_FOR: 'se nombra como industria de',
    } satisfies Record<Relation, string>,
  },
});

/** A relation in words, from the first entity to the second or back. */
export function phraseOf(said: { forth: Record<Relation, string>; back: Record<Relation, string> }, relation: Relation, forward: boolean): string {
  return forward ? said.forth[relation] : said.back[relation];
}
