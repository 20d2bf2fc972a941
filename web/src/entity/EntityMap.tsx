import { useMemo } from 'react';
import { useWords } from '../frame/words';
import { BorderMap } from '../parts/BorderMap';
import type { Spot } from '../parts/BorderMap';
import { boxAround, widened } from '../parts/box';
import type { Box } from '../parts/box';
import { sideOf } from '../search/hit';
import type { EntityData } from './shape';
import { entityWords } from './words.entity';

/** Where an entity is: its point or outline, and those that it has to do with. Nothing where no place is known. */
export function EntityMap({ entity }: { entity: EntityData }) {
  const t = useWords(entityWords);
  const spots = useMemo(() => spotsOf(entity), [entity]);
  const box = useMemo(() => boxOf(entity, spots), [entity, spots]);
  const chosen = outlinesOf(entity);
  const state = entity.__typename === 'State' ? prefixOf(entity) : undefined;
  if (spots.length === 0 && chosen.size === 0) {
    return null;
  }
  return (
    <section>
      <BorderMap label={t.map(entity.name)} box={box} chosen={(id) => chosen.has(id) || (state !== undefined && id.startsWith(state))} spots={spots} height={640} />
    </section>
  );
}

function spotsOf(entity: EntityData): Spot[] {
  const around = (entity.establishments?.edges ?? []).flatMap(({ node }) =>
    node.location ? [{ id: node.id, name: node.name, side: sideOf(node), ...node.location }] : [],
  );
  const self = entity.location && entity.__typename !== 'Port' ? [{ id: entity.id, name: entity.name, chosen: true, ...entity.location }] : [];
  return [...around, ...self];
}

/** The outlines that stand out: of the place itself, of the places in it, of those that an agency serves. */
function outlinesOf(entity: EntityData): Set<string> {
  const within = [entity.counties, entity.municipios, entity.serves, entity.municipiosAcross, entity.countiesAcross];
  const ids = within.flatMap((group) => group?.edges.map(({ node }) => node.id) ?? []).filter((id) => /^(county|municipio):/.test(id));
  if (/^(county|municipio|port):/.test(entity.id)) {
    ids.push(entity.id);
  }
  return new Set(ids);
}

/** What the ids of all counties or municipios of a state begin with: those of its first one with two digits, the state's own. */
function prefixOf({ counties, municipios }: EntityData): string | undefined {
  const id = [...(counties?.edges ?? []), ...(municipios?.edges ?? [])][0]?.node.id;
  return id && /^[a-z]+:\d\d/.exec(id)?.[0];
}

/** What the map shows: the place with room around it, or the whole border where the entity is spread. */
function boxOf(entity: EntityData, spots: readonly Spot[]): Box | undefined {
  if (entity.boundingBox) {
    return widened(entity.boundingBox);
  }
  return boxAround(entity.location ? [entity.location] : spots);
}
