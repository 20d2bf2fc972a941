import { useFormat } from '../frame/format';
import type { ViewProps } from '../frame/routes';
import { setParameters } from '../frame/router';
import { useAnswer } from '../frame/useAnswer';
import { View, useTitle } from '../frame/View';
import { useWords } from '../frame/words';
import { PathEndsDocument, PathViewDocument } from '../gql/graphql';
import type { HitFragment, PathViewQuery } from '../gql/graphql';
import { kindWords } from '../words/kinds';
import { contractFilter, filtersOf } from './filters';
import { Form } from './Form';
import { Picture } from './Picture';
import { kindOfId, questionOf, QUESTIONS } from './questions';
import type { Question } from './questions';
import { Reading } from './Reading';
import { pathWords } from './words.path';

const FIRST = 5; // paths that are shown

/** How two entities are connected: the two and the question stand in the address. */
export default function PathView({ search }: ViewProps) {
  const [from, to] = [search.get('from'), search.get('to')];
  const question = questionOf(search.get('kind'));
  if (!from || !to) {
    return <Begin from={from} to={to} question={question} search={search} />;
  }
  const misfit = [from, to].find((id) => {
    const kind = kindOfId(id);
    return kind === undefined || !QUESTIONS[question].joins.includes(kind);
  });
  return misfit === undefined ? (
    <Found key={`${from} ${to}`} from={from} to={to} question={question} search={search} />
  ) : (
    <Misfit from={from} to={to} misfit={misfit} question={question} search={search} />
  );
}

interface Ends {
  from: string | null;
  to: string | null;
  question: Question;
  search: URLSearchParams;
}

/** What a search of paths found. */
type Answered = NonNullable<PathViewQuery['paths']>;

/** The two boxes, while one of them is empty. */
function Begin({ from, to, question, search }: Ends) {
  const t = useWords(pathWords);
  const ids = [from, to].filter((id) => id !== null);
  const answer = useAnswer(PathEndsDocument, { ids }, ids.length === 0);
  const named = answer.data?.nodes ?? [];
  useTitle(t.title);
  return (
    <div className="view">
      <h1>{t.title}</h1>
      <p>{t.intro}</p>
      <Form from={nameIn(named, from)} to={nameIn(named, to)} question={question} filters={filtersOf(search)} named={[]} />
    </div>
  );
}

/** A question that cannot be asked of one of the two. */
function Misfit({ from, to, misfit, question, search }: Ends & { misfit: string }) {
  const t = useWords(pathWords);
  const kinds = useWords(kindWords);
  const format = useFormat();
  const answer = useAnswer(PathEndsDocument, { ids: [from, to].filter((id) => id !== null) });
  const named = answer.data?.nodes ?? [];
  const joins = format.list(QUESTIONS[question].joins.map((kind) => kinds.many[kind]));
  useTitle(t.title);
  return (
    <div className="view" aria-busy={answer.asking}>
      <h1>{t.title}</h1>
      <Form from={nameIn(named, from)} to={nameIn(named, to)} question={question} filters={filtersOf(search)} named={[]} />
      <section className="notice" role="status">
        <h2>{t.misfit(t.questions[question], nameIn(named, misfit)?.name ?? '…')}</h2>
        <p>{t.misfitHelp(joins)}</p>
        <button type="button" className="button" onClick={() => setParameters({ kind: 'any' })}>
          {t.any}
        </button>
      </section>
    </div>
  );
}

function Found({ from, to, question, search }: Ends & { from: string; to: string }) {
  const t = useWords(pathWords);
  const filters = filtersOf(search);
  const variables = {
    from,
    to,
    kind: QUESTIONS[question].kind,
    first: FIRST,
    maxHops: filters.hops,
    filter: contractFilter(filters),
    named: [filters.via, filters.avoid].filter((id) => id !== null),
  };
  const answer = useAnswer(PathViewDocument, variables);
  if (answer.fault?.code === 'NOT_FOUND' && !answer.data?.paths) {
    return <Missing question={question} search={search} />;
  }
  const query = PathViewDocument.toString();
  const name = (data: PathViewQuery) => `${t.questions[question]} ${t.titleOf(nameOf(data.from), nameOf(data.to))}`;
  return (
    <View
      answer={answer}
      listsSources
      title={name}
      actions={{
        name: answer.data ? name(answer.data) : t.title,
        query,
        variables,
        downloads: [{ label: t.title, formats: ['csv', 'xlsx', 'graphml'], query, variables, list: 'paths' }],
      }}
      head={(data) => (
        <>
          <p className="eyebrow">{t.questions[question]}</p>
          <h1>{t.titleOf(nameOf(data.from), nameOf(data.to))}</h1>
        </>
      )}
    >
      {(data) => (
        <>
          <Form
            from={{ id: from, name: nameOf(data.from) }}
            to={{ id: to, name: nameOf(data.to) }}
            question={question}
            filters={filters}
            named={(data.named ?? []).flatMap((one) => (one && 'id' in one ? [one] : []))}
          />
          {data.paths && (data.paths.paths.length > 0 ? <Paths answer={data.paths} /> : <None answer={data.paths} />)}
        </>
      )}
    </View>
  );
}

function Paths({ answer }: { answer: Answered }) {
  const t = useWords(pathWords);
  const format = useFormat();
  const searched = format.number(answer.explored.edges);
  return (
    <>
      <Picture paths={answer.paths} />
      <Reading paths={answer.paths} />
      <p className="muted">{answer.complete ? t.found(searched) : t.foundCut(searched)}</p>
    </>
  );
}

function None({ answer }: { answer: Answered }) {
  const t = useWords(pathWords);
  const format = useFormat();
  const { edges, nodes } = answer.explored;
  return (
    <section className="notice" role="status">
      <h2>{t.none}</h2>
      <p>{answer.complete ? t.noneComplete(format.number(edges), format.number(nodes)) : t.noneCut(format.number(edges))}</p>
      <p>{t.help}</p>
    </section>
  );
}

function Missing({ question, search }: { question: Question; search: URLSearchParams }) {
  const t = useWords(pathWords);
  useTitle(t.missing);
  return (
    <div className="view">
      <h1>{t.missing}</h1>
      <p>{t.missingHelp}</p>
      <Form from={null} to={null} question={question} filters={filtersOf(search)} named={[]} />
    </div>
  );
}

/** A node of the answer that may be absent or of no kind that has a name. */
type Maybe = HitFragment | Record<string, never> | null | undefined;

function nameOf(node: Maybe): string {
  return node && 'name' in node ? String(node.name) : '…';
}

function nameIn(nodes: readonly Maybe[], id: string | null): { id: string; name: string } | null {
  if (id === null) {
    return null;
  }
  const found = nodes.find((node) => node && 'id' in node && node.id === id);
  return { id, name: nameOf(found) };
}
