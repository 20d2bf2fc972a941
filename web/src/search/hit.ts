import type { HitFragment } from '../gql/graphql';
import { placeWords } from '../words/agencies';
import { sideOfCountry, sideOfId } from '../words/types';
import type { EntityKind, Side } from '../words/types';
import type { Words } from '../frame/words';

type Said<T> = T extends Words<infer W> ? W : never;

/** The kind of a hit. */
export function kindOf(hit: { __typename: string }): EntityKind {
  return hit.__typename as EntityKind;
}

/** What tells a hit from others of its name: where it is, or its code. */
export function whereIs(hit: HitFragment, said: Said<typeof placeWords>): string {
  switch (hit.__typename) {
    case 'Firm':
      return sideOf(hit) ? '' : countryName(hit.country, said); // the side says it
    case 'Establishment':
    case 'Port': {
      const place = ('municipios' in hit ? hit.municipios.nodes[0] : undefined) ?? hit.counties.nodes[0];
      return place ? [place.name, place.state?.name].filter(Boolean).join(', ') : '';
    }
    case 'Industry':
      return `${hit.system === 'NAICS' ? 'NAICS' : 'SCIAN'} ${hit.vintage} · ${hit.code}`;
    case 'Product':
      return `HS ${hit.code}`;
    case 'County':
    case 'Municipio':
      return hit.state?.name ?? '';
    case 'State':
      return '';
    case 'Region':
      return said.regions[hit.regionKind];
    case 'Agency':
      return said.agencies[hit.agencyKind];
    default:
      return '';
  }
}

/** The side of the border on which a hit stands, as far as its own values tell. */
export function sideOf(hit: HitFragment): Side | undefined {
  switch (hit.__typename) {
    case 'Establishment':
      return hit.municipios.nodes.length > 0 ? 'mx' : hit.counties.nodes.length > 0 ? 'us' : undefined;
    case 'Firm':
    case 'Agency':
      return sideOfCountry(hit.country);
    case 'State':
      return sideOfCountry(hit.nation);
    default:
      return sideOfId(hit.id);
  }
}

/** The name of a country in the language of the words; its code where the browser does not know it. */
export function countryName(country: string | null | undefined, said: { locale: string }): string {
  if (!country) {
    return '';
  }
  return new Intl.DisplayNames(said.locale, { type: 'region' }).of(country) ?? country;
}

