import { Heading } from 'react-aria-components/Heading';
import { Drawer } from '../frame/Drawer';
import { useFormat } from '../frame/format';
import { Skeleton } from '../frame/Skeleton';
import { useAnswer } from '../frame/useAnswer';
import { State } from '../frame/View';
import { useWords } from '../frame/words';
import { FactViewDocument } from '../gql/graphql';
import type { FactViewQuery } from '../gql/graphql';
import { confidenceOf, confidenceWords } from '../words/confidence';
import { phraseOf, relationWords } from '../words/relations';
import { whenOf } from './FactNote';
import { entityWords } from './words.entity';

/** A button that opens the sources of a fact and the words of each. They are asked for when it is opened. */
export function Evidence({ id, label, name }: { id: string; label: string; name: string }) {
  return (
    <Drawer label={label} name={`${label}. ${name}`} className="evidence">
      <Claims id={id} />
    </Drawer>
  );
}

function Claims({ id }: { id: string }) {
  const t = useWords(entityWords);
  const answer = useAnswer(FactViewDocument, { id });
  const fact = answer.data?.fact;
  return (
    <>
      <Heading slot="title">{t.says}</Heading>
      <State answer={answer} />
      {fact ? <Said fact={fact} /> : answer.asking && <Skeleton lines={3} />}
    </>
  );
}

function Said({ fact }: { fact: NonNullable<FactViewQuery['fact']> }) {
  const t = useWords(entityWords);
  const confidence = useWords(confidenceWords);
  const relations = useWords(relationWords);
  const format = useFormat();
  return (
    <>
      <p>
        <strong>{fact.from.name}</strong> {phraseOf(relations, fact.relation, true)} <strong>{fact.to.name}</strong>
      </p>
      <p className="muted">
        {t.certainty}: {confidence[confidenceOf(fact)]} ({format.number(fact.confidence)})
        {fact.method && (
          <>
            {' '}
            · {t.method} {fact.method}
          </>
        )}
      </p>
      <ol className="claims">
        {fact.claims.map((claim) => (
          <li key={claim.id} className={claim.dissent ? 'claim-dissent' : undefined}>
            {claim.quote && <blockquote>{claim.quote}</blockquote>}
            <a href={claim.url ?? claim.source.url}>{claim.source.title}</a>
            <p className="small muted">
              {[
                claim.source.publisher,
                claim.dissent ? t.dissent : confidence[confidenceOf(claim)],
                whenOf(claim, confidence, format),
                t.retrieved(format.date(claim.source.retrieved)),
                claim.source.licence,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ol>
      <p className="small muted">{fact.id}</p>
    </>
  );
}
