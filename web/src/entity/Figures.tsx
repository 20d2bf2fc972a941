import { useFormat } from '../frame/format';
import { useWords } from '../frame/words';
import { measureWords, plainUnit, unitOf } from '../words/measures';
import { byImportance } from './importance';
import { latestOf } from './observation';
import type { EntityData, GroupKey } from './shape';
import { Sparkline } from './Sparkline';
import { entityWords } from './words.entity';
import { groupWords, headingOf } from './words.groups';

const MOST = 8;

/** What matters of an entity as figures: the latest of its series, and how many others it has to do with. */
export function Figures({ entity, groups }: { entity: EntityData; groups: readonly GroupKey[] }) {
  const t = useWords(entityWords);
  const headings = useWords(groupWords);
  const measures = useWords(measureWords);
  const format = useFormat();
  const series = byImportance(entity.totals?.nodes ?? []).flatMap((one) => {
    const latest = latestOf(one.values);
    return latest ? [{ one, latest }] : [];
  });
  const counts = groups.slice(0, Math.max(MOST - series.length, 4));
  return (
    <section aria-label={t.figures}>
      <dl className="figures">
        {series.slice(0, 4).map(({ one, latest }) => (
          <div key={one.id}>
            <dt>{measures.measures[one.measure]}</dt>
            <dd>
              <strong>{format.short(latest.value * plainUnit(one.unit).factor)}</strong>
              <Sparkline values={one.values} />
              <span className="small muted">
                {unitOf(plainUnit(one.unit).unit, measures)}, {format.date(latest.period)}
              </span>
            </dd>
          </div>
        ))}
        {counts.map((group) => (
          <div key={group}>
            <dt>{headingOf(headings, entity.__typename, group)}</dt>
            <dd>
              <a href={`#${group}`}>
                <strong>{format.number(entity[group]?.totalCount ?? 0)}</strong>
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
