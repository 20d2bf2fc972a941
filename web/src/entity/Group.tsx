import { lazy, Suspense } from 'react';
import { useFormat } from '../frame/format';
import { Link, setParameters } from '../frame/router';
import { addressOf } from '../frame/routes';
import { useWords } from '../frame/words';
import { KindIcon } from '../parts/KindIcon';
import { SideTag } from '../parts/SideTag';
import { kindOf, sideOf, whereIs } from '../search/hit';
import { placeWords } from '../words/agencies';
import { FactNote } from './FactNote';
import type { GroupData } from './shape';
import { entityWords } from './words.entity';

/** How many of a group are shown until it is opened: one of no more needs no file. The map shows more of them. */
export const SHOWN = 6;

const GroupTable = lazy(() => import('./GroupTable'));

interface Props {
  id: string;
  heading: string;
  data: GroupData;
  open: boolean;
}

/** Those with whom an entity has one thing to do: a few, or all of them as a table. */
export function Group({ id, heading, data, open }: Props) {
  const t = useWords(entityWords);
  const format = useFormat();
  const all = data.totalCount > SHOWN || open;
  return (
    <section className="group" id={id} aria-labelledby={`${id}-heading`}>
      <div className="group-head">
        <h3 id={`${id}-heading`}>
          {heading} <span className="muted">{format.number(data.totalCount)}</span>
        </h3>
        {all && (
          <button
            type="button"
            className="action"
            aria-expanded={open}
            aria-label={open ? `${t.showFew}: ${heading}` : t.showAllOf(format.number(data.totalCount), heading)}
            onClick={() => setParameters({ open: open ? null : id })}
          >
            {open ? t.showFew : t.showAll(format.number(data.totalCount))}
          </button>
        )}
      </div>
      {open ? (
        <Suspense fallback={<Few data={data} />}>
          <GroupTable label={heading} data={data} />
          {data.edges.length < data.totalCount && <p className="small muted">{t.more(format.number(data.edges.length))}</p>}
        </Suspense>
      ) : (
        <Few data={data} />
      )}
    </section>
  );
}

function Few({ data }: { data: GroupData }) {
  const places = useWords(placeWords);
  return (
    <ul className="few">
      {data.edges.slice(0, SHOWN).map(({ node, fact }, index) => (
        <li key={fact?.id ?? `${node.id} ${index}`} className="hit">
          <KindIcon kind={kindOf(node)} />
          <span>
            <Link className="hit-name" to={addressOf('entity', node.id)}>
              {node.name}
            </Link>{' '}
            <span className="small muted">
              {whereIs(node, places)} <SideTag side={sideOf(node)} />
            </span>
          </span>
          {fact && <FactNote fact={fact} other={node.name} />}
        </li>
      ))}
    </ul>
  );
}
