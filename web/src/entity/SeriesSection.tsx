import { lazy, Suspense, useMemo } from 'react';
import { useFormat } from '../frame/format';
import { setParameters, useAddress } from '../frame/router';
import { useWords } from '../frame/words';
import type { SeriesBitsFragment } from '../gql/graphql';
import { measureWords, plainUnit, unitOf } from '../words/measures';
import { Shares } from './Shares';
import { byImportance } from './importance';
import { sayFigure } from './observation';
import type { Observation } from './observation';
import type { EntityData } from './shape';
import { entityWords } from './words.entity';

const LineChart = lazy(() => import('../parts/LineChart'));

/** The series of an entity: one at a time as a chart, chosen by its measure in the address, with the figures as a table behind it. */
export function SeriesSection({ entity }: { entity: EntityData }) {
  const t = useWords(entityWords);
  const measures = useWords(measureWords);
  const address = useAddress();
  const totals = byImportance((entity.totals?.nodes ?? []).filter(({ values }) => values.length > 1));
  const series = [...totals, ...(entity.trade?.nodes ?? [])];
  const shares = entity.shares?.nodes ?? [];
  const nameOf = (one: SeriesBitsFragment) => [measures.measures[one.measure], one.mode && measures.modes[one.mode]].filter(Boolean).join(', ');
  const keyOf = (one: SeriesBitsFragment) => [one.measure, one.mode].filter(Boolean).join('-').toLowerCase();
  const unique = series.filter((one, index) => series.findIndex((other) => keyOf(other) === keyOf(one)) === index);
  const wanted = address.searchParams.get('measure');
  const shown = unique.find((one) => keyOf(one) === wanted) ?? unique[0];
  const drawn = useMemo(() => (shown ? scaled(shown) : []), [shown]);
  return (
    <>
      {shown && (
        <section className="series">
          <div className="group-head">
            <h2>{t.series}</h2>
            {unique.length > 1 && (
              <label className="no-print">
                <span className="hidden">{t.measure}</span>
                <select className="select" value={keyOf(shown)} onChange={(event) => setParameters({ measure: event.target.value })}>
                  {unique.map((one) => (
                    <option key={one.id} value={keyOf(one)}>
                      {nameOf(one)}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </div>
          <p className="small muted">
            {titleOf(nameOf(shown), unitOf(plainUnit(shown.unit).unit, measures))}
          </p>
          <Suspense fallback={<div className="chart-room" />}>
            <LineChart label={`${nameOf(shown)}: ${entity.name}`} values={drawn} side={entity.__typename === 'Municipio' ? 'mx' : 'us'} />
          </Suspense>
          <p className="small muted">
            {t.source}: <a href={shown.source.url}>{shown.source.title}</a>
          </p>
          <SeriesTable series={shown} label={nameOf(shown)} />
        </section>
      )}
      {shares.length > 0 && <Shares entity={entity} series={shares} />}
    </>
  );
}

/** The figures of a series in a unit without thousands or millions. */
function scaled({ unit, values }: SeriesBitsFragment): Observation[] {
  const { factor } = plainUnit(unit);
  const times = (value: number | null) => (value === null ? null : value * factor);
  return values.map((one) => ({ ...one, value: times(one.value), low: times(one.low), high: times(one.high) }));
}

/** A measure with its unit, unless it is named after it. */
function titleOf(name: string, unit: string): string {
  return name.toLowerCase() === unit ? name : `${name}, ${unit}`;
}

function SeriesTable({ series, label }: { series: SeriesBitsFragment; label: string }) {
  const t = useWords(entityWords);
  const measures = useWords(measureWords);
  const format = useFormat();
  return (
    <details>
      <summary>{t.table}</summary>
      <div className="table" role="region" aria-label={label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.period}</th>
              <th scope="col" className="figure">
                {t.value} ({unitOf(series.unit, measures)})
              </th>
            </tr>
          </thead>
          <tbody>
            {[...series.values].reverse().map((one) => (
              <tr key={one.period}>
                <th scope="row">{format.date(one.period)}</th>
                <td className="figure">
                  {sayFigure(one, t, format.number)}
                  {one.missing > 0 && one.value === null && <span className="muted"> · {t.partOfYear(format.number(one.missing))}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
