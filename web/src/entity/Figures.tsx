import { useFormat } from '../frame/format';
import { useWords } from '../frame/words';
import type { Measure, SeriesBitsFragment } from '../gql/graphql';
import { measureWords, unitOf } from '../words/measures';
import { latestOf } from './observation';
import type { EntityData, GroupKey } from './shape';
import { Sparkline } from './Sparkline';
import { entityWords } from './words.entity';
import { groupWords, headingOf } from './words.groups';

const MOST = 8;

/** The measures that are shown first, where there are more than find room. */
const FIRST: readonly Measure[] = ['TRUCKS', 'PERSONAL_VEHICLES', 'PEDESTRIANS', 'TRAINS', 'POPULATION', 'REAL_GDP', 'EMPLOYEES', 'PERSONAL_INCOME_PER_PERSON'];

/** Series in that order, each measure once, from the release that reaches farthest. */
function byImportance(series: readonly SeriesBitsFragment[]): SeriesBitsFragment[] {
  const rank = ({ measure }: SeriesBitsFragment) => (FIRST.includes(measure) ? FIRST.indexOf(measure) : FIRST.length);
  const newest = [...series].sort((a, b) => rank(a) - rank(b) || b.last.localeCompare(a.last));
  return newest.filter(({ measure }, index) => newest.findIndex((other) => other.measure === measure) === index);
}

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
              <strong>{format.short(latest.value)}</strong>
              <Sparkline values={one.values} />
              <span className="small muted">
                {unitOf(one.unit, measures)}, {format.date(latest.period)}
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
