import { useMemo } from 'react';
import { useFormat } from '../frame/format';
import { Link } from '../frame/router';
import { addressOf } from '../frame/routes';
import { useWords } from '../frame/words';
import { DataTable } from '../parts/DataTable';
import type { Column } from '../parts/DataTable';
import { sideOf, whereIs } from '../search/hit';
import { placeWords } from '../words/agencies';
import { confidenceOf, confidenceWords } from '../words/confidence';
import { SideTag } from '../parts/SideTag';
import { Evidence } from './Evidence';
import { whenOf } from './FactNote';
import type { GroupData } from './shape';
import { entityWords } from './words.entity';

type Row = GroupData['edges'][number];

/** All of a group as a table that can be sorted. */
export default function GroupTable({ label, data }: { label: string; data: GroupData }) {
  const t = useWords(entityWords);
  const places = useWords(placeWords);
  const confidence = useWords(confidenceWords);
  const format = useFormat();
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        key: 'name',
        heading: t.name,
        sortBy: ({ node }) => node.name,
        show: ({ node }) => <Link to={addressOf('entity', node.id)}>{node.name}</Link>,
      },
      {
        key: 'where',
        heading: t.where,
        sortBy: ({ node }) => whereIs(node, places),
        show: ({ node }) => (
          <>
            {whereIs(node, places)} <SideTag side={sideOf(node)} />
          </>
        ),
      },
      {
        key: 'when',
        heading: t.since,
        sortBy: ({ fact }) => fact?.validFrom ?? fact?.observedOn ?? '',
        show: ({ fact }) => fact && whenOf(fact, confidence, format),
      },
      {
        key: 'sure',
        heading: t.certainty,
        sortBy: ({ fact }) => fact?.confidence ?? 0,
        show: ({ fact, node }) =>
          fact && (
            <>
              <span className={`certainty certainty-${confidenceOf(fact)}`}>{confidence[confidenceOf(fact)]}</span>{' '}
              <Evidence id={fact.id} label={t.sources(fact.sources.length)} name={t.evidence(node.name)} />
            </>
          ),
      },
    ],
    [confidence, format, places, t],
  );
  return <DataTable label={label} columns={columns} rows={data.edges} rowKey={({ node, fact }) => fact?.id ?? node.id} />;
}
