import { lazy, Suspense } from 'react';
import { useFormat } from '../frame/format';
import { Link, setParameters } from '../frame/router';
import { addressOf } from '../frame/routes';
import { Skeleton } from '../frame/Skeleton';
import { useAnswer } from '../frame/useAnswer';
import { View } from '../frame/View';
import { useWords } from '../frame/words';
import { SearchDocument } from '../gql/graphql';
import type { SearchQuery } from '../gql/graphql';
import { KindIcon } from '../parts/KindIcon';
import { SideTag } from '../parts/SideTag';
import { placeWords } from '../words/agencies';
import { kindWords } from '../words/kinds';
import { contractKind, KINDS } from '../words/types';
import { kindOf, sideOf, whereIs } from './hit';
import { topicOf } from './topic';
import { searchWords } from './words.search';

const Fitting = lazy(() => import('./Fitting'));

const PAGE = 40; // hits that are shown at first, and more each time

/** What is found for a text, of all kinds or of one. */
export function Results({ text, kind, shown }: { text: string; kind: string | null; shown: string | null }) {
  const t = useWords(searchWords);
  const chosen = KINDS.find((one) => one === kind);
  const first = Math.min(Math.max(Number(shown) || PAGE, PAGE), 1000);
  const variables = { text, first, ...(chosen ? { kinds: [contractKind(chosen)] } : {}) };
  const answer = useAnswer(SearchDocument, variables);
  const query = SearchDocument.toString();
  return (
    <View
      answer={answer}
      title={() => t.results(text)}
      actions={{
        name: t.results(text),
        query,
        variables,
        downloads: [{ label: t.results(text), formats: ['csv', 'xlsx', 'jsonl'], query, variables: { ...variables, first: 1000 }, list: 'search' }],
      }}
      head={() => <h1>{t.results(text)}</h1>}
    >
      {(data) =>
        data.all?.totalCount === 0 ? (
          <None text={text} />
        ) : (
          <div className="results">
            {data.all && <Facets all={data.all} kind={kind} />}
            <div>
              <Topical found={data} />
              {data.search && <Hits found={data.search} complete={data.all?.complete ?? false} first={first} />}
            </div>
          </div>
        )
      }
    </View>
  );
}

/** What fits the text's topic and place, where it has both. */
function Topical({ found }: { found: SearchQuery }) {
  const topic = topicOf(found);
  return (
    topic && (
      <Suspense fallback={<Skeleton lines={4} />}>
        <Fitting topic={topic} />
      </Suspense>
    )
  );
}

function None({ text }: { text: string }) {
  const t = useWords(searchWords);
  return (
    <section className="notice">
      <h2>{t.none(text)}</h2>
      <p>{t.noneHelp}</p>
    </section>
  );
}

function Hits({ found, complete, first }: { found: NonNullable<SearchQuery['search']>; complete: boolean; first: number }) {
  const t = useWords(searchWords);
  const kinds = useWords(kindWords);
  const places = useWords(placeWords);
  const format = useFormat();
  const count = format.number(found.totalCount);
  return (
    <>
      <p className="muted" role="status">
        {complete ? t.found(count) : t.foundMany(count)}
      </p>
      {found.edges.every(({ quality }) => quality === 'PART') && <p>{t.parts}</p>}
      <ul className="hits">
        {found.edges.map(({ node, quality }) => (
          <li key={node.id} className="hit">
            <KindIcon kind={kindOf(node)} />
            <Link className="hit-name" to={addressOf('entity', node.id)}>
              {node.name}
            </Link>
            <span className="hit-where">
              {[kinds.one[kindOf(node)], whereIs(node, places), t.quality[quality]].filter(Boolean).join(' · ')} <SideTag side={sideOf(node)} />
            </span>
          </li>
        ))}
      </ul>
      {found.edges.length < found.totalCount && (
        <button type="button" className="action more" onClick={() => setParameters({ n: String(first + 2 * PAGE) }, { replace: true })}>
          {t.more}
        </button>
      )}
    </>
  );
}

/** How many hits there are of each kind, of which one can be chosen. */
function Facets({ all, kind }: { all: NonNullable<SearchQuery['all']>; kind: string | null }) {
  const t = useWords(searchWords);
  const kinds = useWords(kindWords);
  const format = useFormat();
  const counted = KINDS.flatMap((of) => all.facets.filter((facet) => facet.kind === contractKind(of)).map(({ count }) => ({ of, count })));
  const choose = (wanted: string | null) => setParameters({ kind: wanted, n: null });
  return (
    <fieldset className="facets">
      <legend>{t.kinds}</legend>
      <label>
        <input type="radio" name="kind" checked={!kind} onChange={() => choose(null)} /> {t.all} <span className="muted">{format.number(all.totalCount)}</span>
      </label>
      {counted.map(({ of, count }) => (
        <label key={of}>
          <input type="radio" name="kind" checked={kind === of} onChange={() => choose(of)} /> {kinds.many[of]}{' '}
          <span className="muted">{format.number(count)}</span>
        </label>
      ))}
    </fieldset>
  );
}
