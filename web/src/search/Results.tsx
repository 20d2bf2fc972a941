import { SearchDocument } from '../gql/graphql';
import type { SearchQuery } from '../gql/graphql';
import { KindIcon } from '../parts/KindIcon';
import { SideTag } from '../parts/SideTag';
import { useFormat } from '../frame/format';
import { Link, setParameters } from '../frame/router';
import { addressOf } from '../frame/routes';
import { useAnswer } from '../frame/useAnswer';
import { View } from '../frame/View';
import { useWords } from '../frame/words';
import { placeWords } from '../words/agencies';
import { kindWords } from '../words/kinds';
import { KINDS } from '../words/types';
import { kindOf, sideOf, whereIs } from './hit';
import { searchWords } from './words.search';

const MOST = 100; // as many hits as a search gives

/** What is found for a text, of all kinds or of one. */
export function Results({ text, kind }: { text: string; kind: string | null }) {
  const t = useWords(searchWords);
  const variables = { text };
  const answer = useAnswer(SearchDocument, variables);
  return (
    <View
      answer={answer}
      title={() => t.results(text)}
      actions={{
        name: t.results(text),
        query: SearchDocument.toString(),
        variables,
        downloads: [{ label: t.results(text), formats: ['csv', 'xlsx', 'jsonl'], query: SearchDocument.toString(), variables, list: 'search' }],
      }}
      head={() => <h1>{t.results(text)}</h1>}
    >
      {(data) => (data.search.length === 0 ? <None text={text} /> : <Hits hits={data.search} kind={kind} />)}
    </View>
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

function Hits({ hits, kind }: { hits: SearchQuery['search']; kind: string | null }) {
  const t = useWords(searchWords);
  const kinds = useWords(kindWords);
  const places = useWords(placeWords);
  const format = useFormat();
  const shown = kind ? hits.filter(({ node }) => kindOf(node) === kind) : hits;
  return (
    <div className="results">
      <Facets hits={hits} kind={kind} />
      <div>
        <p className="muted" role="status">
          {hits.length < MOST ? t.found(format.number(shown.length)) : t.foundMany(format.number(shown.length))}
        </p>
        {hits.every(({ quality }) => quality === 'PART') && <p>{t.parts}</p>}
        <ul className="hits">
          {shown.map(({ node, quality }) => (
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
      </div>
    </div>
  );
}

function Facets({ hits, kind }: { hits: SearchQuery['search']; kind: string | null }) {
  const t = useWords(searchWords);
  const kinds = useWords(kindWords);
  const format = useFormat();
  const counted = KINDS.map((of) => ({ of, count: hits.filter(({ node }) => kindOf(node) === of).length })).filter(({ count }) => count > 0);
  const choose = (wanted: string | null) => setParameters({ kind: wanted });
  return (
    <fieldset className="facets">
      <legend>{t.kinds}</legend>
      <label>
        <input type="radio" name="kind" checked={!kind} onChange={() => choose(null)} /> {t.all} <span className="muted">{format.number(hits.length)}</span>
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
