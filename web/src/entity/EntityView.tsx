import { useEffect } from 'react';
import { Link, setParameters } from '../frame/router';
import { addressOf } from '../frame/routes';
import type { ViewProps } from '../frame/routes';
import { openStorage } from '../frame/storage';
import { useAnswer } from '../frame/useAnswer';
import { View, useTitle } from '../frame/View';
import { useWords } from '../frame/words';
import { KindIcon } from '../parts/KindIcon';
import { SideTag } from '../parts/SideTag';
import { keepRecent } from '../search/recent';
import { placeWords } from '../words/agencies';
import { kindWords } from '../words/kinds';
import { sideOfCountry, sideOfId } from '../words/types';
import type { Side } from '../words/types';
import { About } from './About';
import { Around } from './Around';
import { groupQuery, ofKind } from './documents';
import type { EntityVariables } from './documents';
import { EntityMap } from './EntityMap';
import { Figures } from './Figures';
import { Group, SHOWN } from './Group';
import { SeriesSection } from './SeriesSection';
import type { EntityData, GroupKey } from './shape';
import { Unknown } from './Unknown';
import { entityWords } from './words.entity';
import { groupWords, headingOf } from './words.groups';

/** How many of an opened group are shown; beyond, the file has them. */
const OPENED = 1000;

/** All about one entity, by the id in the address. */
export default function EntityView({ id, search }: ViewProps) {
  const kind = ofKind(id);
  return kind ? <Known id={id} kind={kind} open={search.get('open')} within={search.get('place')} /> : <Nothing />;
}

type Kind = NonNullable<ReturnType<typeof ofKind>>;

function Known({ id, kind, open, within }: { id: string; kind: Kind; open: string | null; within: string | null }) {
  const t = useWords(entityWords);
  const groups = useWords(groupWords);
  const opened = kind.groups.find((group) => group === open);
  const variables: EntityVariables = {
    id,
    ...(opened ? { [opened]: OPENED } : {}),
    ...(kind.kind === 'Industry' ? industryVariables(id, within) : {}),
  };
  const answer = useAnswer(kind.document, variables);
  const settled = !answer.asking && !answer.fault && answer.waiting === undefined;
  if (settled && answer.data?.entity === null) {
    return <Nothing />;
  }
  const name = answer.data?.entity?.name ?? '';
  return (
    <View
      answer={answer}
      title={() => name}
      actions={{
        name,
        query: kind.document.toString(),
        variables,
        downloads: [
          { label: t.facts, formats: ['csv', 'xlsx', 'graphml'], query: FACTS, variables: { id } },
          ...kind.groups
            .filter((group) => (answer.data?.entity?.[group]?.totalCount ?? 0) > SHOWN)
            .map((group) => ({
              label: headingOf(groups, kind.kind, group),
              formats: ['csv', 'xlsx'] as const,
              query: groupQuery(kind.kind, group),
              variables: { id },
            })),
        ],
      }}
      head={({ entity }) => entity && <Head entity={entity} />}
    >
      {({ entity, places, all }) => entity && <Content entity={all ? { ...entity, establishments: all } : entity} kind={kind} opened={opened} within={places?.[0]?.name ?? null} />}
    </View>
  );
}

/** Establishments in all of an industry, in one place or everywhere. */
function industryVariables(id: string, place: string | null): Partial<EntityVariables> {
  return place ? { within: { industry: { under: [id] }, place: { in: [place] } }, places: [place] } : { within: { industry: { under: [id] } } };
}

/** All facts about an entity, as a list that can be had as a file. */
const FACTS = `query Facts($id: ID!) {
  facts(of: $id) {
    nodes {
      relation
      from { id name }
      to { id name }
      status
      confidence
      validFrom
      validTo
      observedOn
    }
  }
}`;

function Head({ entity }: { entity: EntityData }) {
  const t = useWords(entityWords);
  const kinds = useWords(kindWords);
  const places = useWords(placeWords);
  const sorted = entity.agencyKind && places.agencies[entity.agencyKind as keyof typeof places.agencies];
  return (
    <>
      <p className="eyebrow">
        <KindIcon kind={entity.__typename} /> {[sorted ?? kinds.one[entity.__typename], placeOf(entity)].filter(Boolean).join(' · ')}{' '}
        <SideTag side={sideOfEntity(entity)} />
      </p>
      <h1>{entity.name}</h1>
      <p className="small no-print">
        <Link to={addressOf('path', '', { from: entity.id, kind: 'any' })}>{t.pathFrom}</Link>
      </p>
    </>
  );
}

/** The place in which an entity is, where it is in one. */
function placeOf(entity: EntityData): string {
  const stands = entity.__typename === 'Port' ? entity.counties : entity.municipios?.totalCount ? entity.municipios : entity.counties;
  const where = entity.state ?? stands?.edges[0]?.node;
  return ['Establishment', 'Port', 'County', 'Municipio', 'Agency'].includes(entity.__typename) ? (where?.name ?? '') : '';
}

function sideOfEntity(entity: EntityData): Side | undefined {
  if (entity.__typename === 'Establishment') {
    return entity.municipios?.totalCount ? 'mx' : entity.counties?.totalCount ? 'us' : undefined;
  }
  return sideOfId(entity.id) ?? sideOfCountry(entity.country);
}

interface ContentProps {
  entity: EntityData;
  kind: Kind;
  opened: GroupKey | undefined;
  within: string | null;
}

function Content({ entity, kind, opened, within }: ContentProps) {
  const t = useWords(entityWords);
  const headings = useWords(groupWords);
  useEffect(() => {
    keepRecent(openStorage(), { id: entity.id, name: entity.name, kind: entity.__typename });
  }, [entity]);
  const shown = kind.groups.filter((group) => (entity[group]?.totalCount ?? 0) > 0 || (within && group === 'establishments'));
  return (
    <>
      <Figures entity={entity} groups={shown} />
      <div className="entity">
        <div className="entity-main">
          <SeriesSection entity={entity} />
          <h2>{t.facts}</h2>
          {within && (
            <p className="filter">
              {t.within(within)}{' '}
              <button type="button" className="action" onClick={() => setParameters({ place: null })}>
                {t.everywhere}
              </button>
            </p>
          )}
          {shown.map((group) => {
            const data = entity[group];
            return (
              data && (
                <Group key={group} id={group} heading={headingOf(headings, kind.kind, group)} data={data} open={opened === group} />
              )
            );
          })}
        </div>
        <div className="entity-side">
          <EntityMap entity={entity} />
          <About entity={entity} />
          <Around entity={entity} doors={kind.doors} crossing={kind.crossing} />
          <Unknown entity={entity} groups={kind.groups} />
        </div>
      </div>
    </>
  );
}

function Nothing() {
  const t = useWords(entityWords);
  useTitle(t.none);
  return (
    <div className="view">
      <h1>{t.none}</h1>
      <p>{t.noneHelp}</p>
    </div>
  );
}
