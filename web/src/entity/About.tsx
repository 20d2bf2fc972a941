import type { ReactNode } from 'react';
import { useFormat } from '../frame/format';
import type { Format } from '../frame/format';
import { Link } from '../frame/router';
import { addressOf } from '../frame/routes';
import { useWords } from '../frame/words';
import { countryName } from '../search/hit';
import { placeWords } from '../words/agencies';
import { languageName } from './languages';
import type { EntityData } from './shape';
import { entityWords } from './words.entity';

/** What the graph says of an entity itself, each with its name; what no source says is listed as such. */
export function About({ entity }: { entity: EntityData }) {
  const t = useWords(entityWords);
  const places = useWords(placeWords);
  const format = useFormat();
  const stated = statedOf(entity, t, places, format);
  const known = stated.filter(({ value }) => value !== null && value !== undefined && value !== '');
  const unknown = stated.filter((one) => !known.includes(one));
  return (
    <section>
      <h2>{t.about}</h2>
      <dl className="about">
        {known.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t.sourcesOf}</dt>
          <dd>
            {entity.sources.map((source, index) => (
              <span key={source.id}>
                {index > 0 && '; '}
                <a href={source.url}>{source.title}</a>
              </span>
            ))}
          </dd>
        </div>
      </dl>
      {unknown.length > 0 && (
        <p className="small muted">
          {t.unknownFields}: {format.list(unknown.map(({ label }) => label.toLowerCase()))}.
        </p>
      )}
    </section>
  );
}

interface Stated {
  label: string;
  value: ReactNode;
}

type Said = typeof entityWords.en;
type Places = typeof placeWords.en;

/** The properties of an entity's kind in order. Null is what the graph does not know. */
function statedOf(entity: EntityData, t: Said, places: Places, format: Format): Stated[] {
  const rows: (Stated | false)[] = [
    entity.aliases.length > 0 && { label: t.also, value: entity.aliases.join(' · ') },
    'agencyKind' in entity && { label: t.sort, value: places.agencies[entity.agencyKind as keyof Places['agencies']] },
    'regionKind' in entity && { label: t.sort, value: places.regions[entity.regionKind as keyof Places['regions']] },
    'legalName' in entity && { label: t.legalName, value: entity.legalName },
    'country' in entity && { label: entity.__typename === 'Firm' ? t.country : t.nation, value: countryName(entity.country, places) },
    'nation' in entity && { label: t.nation, value: countryName(entity.nation, places) },
    'website' in entity && { label: t.website, value: entity.website && <a href={entity.website}>{siteOf(entity.website)}</a> },
    'languages' in entity && { label: t.languages, value: format.list((entity.languages ?? []).map((code) => languageName(code, places.locale))) },
    'identifiers' in entity && { label: t.identifiers, value: entity.identifiers?.map(({ scheme, value }) => `${scheme} ${value}`).join(' · ') },
    'address' in entity && { label: t.address, value: entity.address },
    'industrialPark' in entity && { label: t.park, value: entity.industrialPark },
    'employmentBand' in entity && { label: t.band, value: entity.employmentBand },
    'openedYear' in entity && { label: t.opened, value: entity.openedYear },
    'system' in entity && { label: t.classification, value: `${entity.system} ${entity.vintage} · ${entity.code}` },
    entity.__typename === 'Product' && { label: t.classification, value: `HS ${entity.edition ?? ''} · ${entity.code}` },
    'comparability' in entity && { label: t.comparability, value: entity.comparability && t.digits(format.number(entity.comparability)) },
    'parent' in entity && { label: t.parent, value: entity.parent && <Link to={addressOf('entity', entity.parent.id)}>{entity.parent.name}</Link> },
    'fips' in entity && { label: 'FIPS', value: entity.fips },
    'cvegeo' in entity && { label: 'CVEGEO', value: entity.cvegeo },
    entity.__typename === 'State' && { label: 'ISO 3166-2', value: entity.code },
    entity.__typename === 'Port' && { label: t.code, value: entity.code },
    'modes' in entity && { label: t.modes, value: format.list((entity.modes ?? []).map((mode) => places.modes[mode as keyof Places['modes']])) },
    'state' in entity && { label: t.state, value: entity.state && <Link to={addressOf('entity', entity.state.id)}>{entity.state.name}</Link> },
    'population' in entity && {
      label: t.population,
      value: entity.population && `${format.number(entity.population)}${entity.populationYear ? ` ${t.ofYear(String(entity.populationYear))}` : ''}`,
    },
  ];
  return rows.filter((row) => row !== false);
}

/** A website's name without what every website has. */
function siteOf(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
