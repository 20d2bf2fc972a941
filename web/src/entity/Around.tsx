import { useFormat } from '../frame/format';
import { Link } from '../frame/router';
import { addressOf } from '../frame/routes';
import { Skeleton } from '../frame/Skeleton';
import { useAnswer } from '../frame/useAnswer';
import { State } from '../frame/View';
import { useWords } from '../frame/words';
import { AroundDocument } from '../gql/graphql';
import type { AroundQuery } from '../gql/graphql';
import { KindIcon } from '../parts/KindIcon';
import { SideTag } from '../parts/SideTag';
import { kindOf, sideOf } from '../search/hit';
import { Changes } from './Changes';
import type { EntityData } from './shape';
import { entityWords } from './words.entity';

interface Props {
  entity: EntityData;
  doors: boolean;
  crossing: boolean;
}

/** Whom to ask near an entity and where to cross, and what changed of it. It is asked for once the entity is there. */
export function Around({ entity, doors, crossing }: Props) {
  const t = useWords(entityWords);
  const answer = useAnswer(AroundDocument, { id: entity.id, of: entity.id, doors, crossing });
  const { data } = answer;
  return (
    <>
      {(doors || crossing) && (
        <section>
          <h2>{t.around}</h2>
          <State answer={answer} />
          {!data && answer.asking && <Skeleton lines={4} />}
          {data?.consulates && <Ways heading={t.consulates} ways={data.consulates} />}
          {data?.agencies && <Ways heading={t.agencies} ways={data.agencies} />}
          {data?.ports && <Ways heading={t.ports} ways={data.ports} />}
        </section>
      )}
      {data?.changes && <Changes changes={data.changes} />}
    </>
  );
}

function Ways({ heading, ways }: { heading: string; ways: NonNullable<AroundQuery['consulates']> }) {
  const t = useWords(entityWords);
  const format = useFormat();
  const count = format.number(ways.explored.edges);
  return (
    <>
      <h3>{heading}</h3>
      {ways.paths.length === 0 && <p className="small muted">{ways.complete ? t.noneNear(count) : t.noneNearIncomplete(count)}</p>}
      <ul className="few">
        {ways.paths.map(({ entities }) => {
          const end = entities.at(-1);
          const between = entities.slice(1, -1).map(({ name }) => name);
          return (
            end && (
              <li key={end.id} className="hit">
                <KindIcon kind={kindOf(end)} />
                <span>
                  <Link className="hit-name" to={addressOf('entity', end.id)}>
                    {end.name}
                  </Link>{' '}
                  <SideTag side={sideOf(end)} />
                </span>
                <span className="hit-where">{between.length > 0 ? t.through(format.list(between)) : t.direct}</span>
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}
