import { useWords } from '../frame/words';
import type { EntityData, GroupKey } from './shape';
import { entityWords } from './words.entity';
import { groupWords, headingOf } from './words.groups';

/** Whether it says nothing that a group is empty: what stands on one side of the border has nothing on the other, and the finest class has no parts. */
function isNoGap(entity: EntityData, group: GroupKey): boolean {
  return group === 'children' || (entity.__typename !== 'Port' && (group === 'counties' || group === 'municipios'));
}

/** What no source in the graph says of an entity. */
export function Unknown({ entity, groups }: { entity: EntityData; groups: readonly GroupKey[] }) {
  const t = useWords(entityWords);
  const headings = useWords(groupWords);
  const missing = groups.filter((group) => entity[group]?.totalCount === 0 && !isNoGap(entity, group));
  if (missing.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>{t.unknown}</h2>
      <ul className="unknown">
        {missing.map((group) => (
          <li key={group}>
            <span aria-hidden="true">◐ </span>
            {headingOf(headings, entity.__typename, group)} …
          </li>
        ))}
      </ul>
      <p className="small muted">{t.unknownHelp}</p>
    </section>
  );
}
