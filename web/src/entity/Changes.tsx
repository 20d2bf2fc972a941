import { useFormat } from '../frame/format';
import { useWords } from '../frame/words';
import type { AroundQuery } from '../gql/graphql';
import { entityWords } from './words.entity';

/** What imports have changed of an entity, the latest of them. */
export function Changes({ changes }: { changes: NonNullable<AroundQuery['changes']> }) {
  const t = useWords(entityWords);
  const format = useFormat();
  const kinds = { CREATED: t.made, CHANGED: t.changed, CLOSED: t.closed, RETRACTED: t.retracted };
  return (
    <section>
      <h2>{t.changes}</h2>
      {changes.nodes.length === 0 && <p className="small muted">{t.noChanges}</p>}
      <ul className="few">
        {changes.nodes.map((change) => (
          <li key={change.id}>
            {format.date(change.at)}: {kinds[change.kind]}
            {change.old !== null && change.new !== null && ` (${change.old} → ${change.new})`}
          </li>
        ))}
      </ul>
    </section>
  );
}
