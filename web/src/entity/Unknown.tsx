import { useWords } from '../frame/words';
import type { EntityData, GroupKey } from './shape';
import { entityWords } from './words.entity';
import { groupWords, headingOf } from './words.groups';

/** What no source in the graph says of an entity. */
export function Unknown({ entity, groups }: { entity: EntityData; groups: readonly GroupKey[] }) {
  const t = useWords(entityWords);
  const headings = useWords(groupWords);
  const side = entity.__typename === 'Establishment' || entity.__typename === 'Agency';
  // A place stands on one side of the border: that it has none on the other is no gap.
  const missing = groups.filter((group) => entity[group]?.totalCount === 0 && !(side && (group === 'counties' || group === 'municipios')));
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
