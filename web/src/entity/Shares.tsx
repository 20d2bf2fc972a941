import { useFormat } from '../frame/format';
import { Link } from '../frame/router';
import { addressOf } from '../frame/routes';
import { useWords } from '../frame/words';
import type { SeriesBitsFragment } from '../gql/graphql';
import { measureWords } from '../words/measures';
import { sayFigure } from './observation';
import type { Observation } from './observation';
import type { EntityData } from './shape';
import { entityWords } from './words.entity';

const MOST = 12;

interface Share {
  series: SeriesBitsFragment;
  latest: Observation;
  size: number;
}

/** The latest figures of an entity by industry, the largest first, as bars in a table: a bar is a value, an open bar a lower bound. */
export function Shares({ entity, series }: { entity: EntityData; series: readonly SeriesBitsFragment[] }) {
  const t = useWords(entityWords);
  const measures = useWords(measureWords);
  const format = useFormat();
  const all = series.flatMap((one): Share[] => {
    const latest = one.values.at(-1);
    return latest && one.industry ? [{ series: one, latest, size: latest.value ?? latest.low ?? 0 }] : [];
  });
  const newest = all.map(({ latest }) => latest.period).reduce((a, b) => (a > b ? a : b), '');
  const shown = all
    .filter(({ latest }) => latest.period === newest)
    .sort((a, b) => b.size - a.size)
    .slice(0, MOST);
  const [first] = shown;
  if (!first) {
    return null;
  }
  const withheld = all.filter(({ latest }) => latest.period === newest && latest.value === null && latest.flag === 'SUPPRESSED').length;
  const largest = Math.max(first.size, 1);
  const side = entity.__typename === 'Municipio' ? 'mx' : 'us';
  return (
    <section className="series">
      <h2>{t.sharesUS}</h2>
      <p className="small muted">
        {measures.measures[first.series.measure]}, {format.date(newest)} · {t.source}: <a href={first.series.source.url}>{first.series.source.title}</a>
      </p>
      <table className="bars">
        <tbody>
          {shown.map(({ series: one, latest, size }) => (
            <tr key={one.id}>
              <th scope="row">{one.industry && <Link to={addressOf('entity', one.industry.id)}>{one.industry.name}</Link>}</th>
              <td className="bar-cell">
                <span className={`bar bar-${side}${latest.value === null ? ' bar-open' : ''}`} style={{ width: `${(100 * size) / largest}%` }} aria-hidden="true" />
              </td>
              <td className="figure">{sayFigure(latest, t, format.number)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {withheld > 0 && <p className="small muted">{t.withheldMore(format.number(withheld))}</p>}
    </section>
  );
}
