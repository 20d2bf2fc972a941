import { useMemo } from 'react';
import { useFormat } from '../frame/format';
import { Link } from '../frame/router';
import { addressOf } from '../frame/routes';
import { Skeleton } from '../frame/Skeleton';
import { useAnswer } from '../frame/useAnswer';
import { State } from '../frame/View';
import { useWords } from '../frame/words';
import { FittingDocument } from '../gql/graphql';
import type { FittingQuery } from '../gql/graphql';
import { BorderMap } from '../parts/BorderMap';
import { boxAround } from '../parts/box';
import { DataTable } from '../parts/DataTable';
import type { Column } from '../parts/DataTable';
import { placeWords } from '../words/agencies';
import { sideOf, whereIs } from './hit';
import type { Topic } from './topic';
import { searchWords } from './words.search';

const MOST = 200; // establishments that are shown

type Row = NonNullable<FittingQuery['establishments']>['nodes'][number];

/** The establishments in a place that work in what a text means, as a table and a map. */
export default function Fitting({ topic }: { topic: Topic }) {
  const t = useWords(searchWords);
  const places = useWords(placeWords);
  const format = useFormat();
  const answer = useAnswer(FittingDocument, {
    industries: topic.industries.map(({ id }) => id),
    places: topic.places.map(({ id }) => id),
    first: MOST,
  });
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', heading: t.name, sortBy: ({ name }) => name, show: ({ id, name }) => <Link to={addressOf('entity', id)}>{name}</Link> },
      { key: 'where', heading: t.where, sortBy: (row) => whereIs(row, places), show: (row) => whereIs(row, places) },
      {
        key: 'operator',
        heading: t.operator,
        sortBy: ({ operators }) => operators.nodes[0]?.name ?? '',
        show: ({ operators }) => operators.nodes.map(({ id, name }) => <Link key={id} to={addressOf('entity', id)}>{name}</Link>),
      },
      {
        key: 'industry',
        heading: t.industry,
        sortBy: ({ industries }) => industries.nodes[0]?.name ?? '',
        show: ({ industries }) => industries.nodes.map(({ name }) => name).join(),
      },
    ],
    [places, t],
  );
  const found = answer.data?.establishments;
  const spots = useMemo(
    () => (found?.nodes ?? []).flatMap((row) => (row.location ? [{ id: row.id, name: row.name, side: sideOf(row), ...row.location }] : [])),
    [found],
  );
  const heading = t.fitting(format.list(topic.places.map(({ name }) => name)));
  const box = useMemo(() => boxAround(spots), [spots]);
  return (
    <section className="fitting" aria-busy={answer.asking}>
      <h2>
        {heading} {found && <span className="muted">{format.number(found.totalCount)}</span>}
      </h2>
      <p className="small muted">{t.meant(format.list(topic.industries.map(({ name }) => name)))}</p>
      <State answer={answer} />
      {!found && answer.asking && <Skeleton lines={4} />}
      {found && found.totalCount === 0 && <p>{t.fittingNone}</p>}
      {found && found.totalCount > 0 && (
        <div className="fitting-found">
          <BorderMap label={heading} height={360} box={box} spots={spots} />
          <DataTable label={heading} columns={columns} rows={found.nodes} rowKey={({ id }) => id} />
        </div>
      )}
    </section>
  );
}
