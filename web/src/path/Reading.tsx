import { useFormat } from '../frame/format';
import { Link } from '../frame/router';
import { addressOf } from '../frame/routes';
import { useWords } from '../frame/words';
import type { PathViewQuery } from '../gql/graphql';
import { FactNote } from '../entity/FactNote';
import { confidenceOf, confidenceWords } from '../words/confidence';
import { phraseOf, relationWords } from '../words/relations';
import { pathWords } from './words.path';

type Path = NonNullable<PathViewQuery['paths']>['paths'][number];

/** Paths in words, the best first: each step with when, how sure, and its sources by number. */
export function Reading({ paths }: { paths: readonly Path[] }) {
  const t = useWords(pathWords);
  const format = useFormat();
  const sources = [...new Map(paths.flatMap((path) => path.hops.flatMap(({ fact }) => fact.sources)).map((source) => [source.id, source])).values()];
  const numbers = new Map(sources.map(({ id }, index) => [id, index + 1]));
  return (
    <section>
      <h2>{t.reading}</h2>
      <ol className="readings">
        {paths.map((path) => (
          <Told key={path.hops.map(({ fact }) => fact.id).join()} path={path} numbers={numbers} />
        ))}
      </ol>
      <h2>{t.sources}</h2>
      <ol className="source-list">
        {sources.map((source) => (
          <li key={source.id} id={`source-${numbers.get(source.id)}`} value={numbers.get(source.id)}>
            <a href={source.url}>{source.title}</a> <span className="muted">{format.list([source.publisher])}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Told({ path, numbers }: { path: Path; numbers: ReadonlyMap<string, number> }) {
  const t = useWords(pathWords);
  const confidence = useWords(confidenceWords);
  const weakest = path.hops.map(({ fact }) => fact).reduce((a, b) => (a.confidence <= b.confidence ? a : b));
  return (
    <li>
      <p className="muted small">
        {[t.steps(path.hops.length), path.crossesBorder ? t.crosses : t.stays, t.weakest(confidence[confidenceOf(weakest)])].join(' · ')}
      </p>
      <ol className="steps">
        {path.hops.map((hop, index) => (
          <TellStep key={hop.fact.id} path={path} index={index} numbers={numbers} />
        ))}
      </ol>
    </li>
  );
}

function TellStep({ path, index, numbers }: { path: Path; index: number; numbers: ReadonlyMap<string, number> }) {
  const t = useWords(pathWords);
  const relations = useWords(relationWords);
  const [hop, from, to] = [path.hops[index], path.entities[index], path.entities[index + 1]];
  if (!hop || !from || !to) {
    return null;
  }
  return (
    <li>
      <Link to={addressOf('entity', from.id)}>{from.name}</Link> {phraseOf(relations, hop.relation, hop.forward)}{' '}
      <Link to={addressOf('entity', to.id)}>{to.name}</Link>
      {hop.fact.sources.map(({ id }) => (
        <sup key={id}>
          <a href={`#source-${numbers.get(id)}`}>[{numbers.get(id)}]</a>
        </sup>
      ))}
      <FactNote fact={hop.fact} other={`${from.name}, ${to.name}`} />
      {hop.otherFacts > 0 && <span className="small muted"> {t.others(hop.otherFacts)}</span>}
    </li>
  );
}
