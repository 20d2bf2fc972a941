import { useMemo } from 'react';
import { HomeDocument } from '../gql/graphql';
import type { HomeQuery } from '../gql/graphql';
import { BorderMap } from '../parts/BorderMap';
import { useFormat } from '../frame/format';
import { Link } from '../frame/router';
import { addressOf } from '../frame/routes';
import { openStorage } from '../frame/storage';
import { useAnswer } from '../frame/useAnswer';
import { View } from '../frame/View';
import { useWords } from '../frame/words';
import { QUESTIONS, questionWords } from './questions';
import { recentOnes } from './recent';
import { SearchBox } from './SearchBox';
import { searchWords } from './words.search';

/** Where one begins: the box, the border as a map, questions, and what was opened lately. */
export function Home() {
  const t = useWords(searchWords);
  const answer = useAnswer(HomeDocument, {});
  const query = HomeDocument.toString();
  return (
    <View
      answer={answer}
      title={() => t.title}
      actions={{
        name: t.title,
        query,
        variables: {},
        downloads: [{ label: t.ports, formats: ['csv', 'xlsx', 'geojson'], query: PORTS, variables: {} }],
      }}
      head={() => <h1>{t.title}</h1>}
    >
      {(data) => (
        <>
          <SearchBox />
          <Questions />
          <HomeMap data={data} />
          <Holds data={data} />
        </>
      )}
    </View>
  );
}

/** The ports of the map, as a list that can be had as a file. */
const PORTS = `query Ports {
  ports {
    nodes {
      code
      name
      modes
      location { latitude longitude }
    }
  }
}`;

function Questions() {
  const t = useWords(searchWords);
  const questions = useWords(questionWords);
  const recent = useMemo(() => recentOnes(openStorage()), []);
  return (
    <div className="begin">
      <nav aria-label={t.questions}>
        <h2>{t.questions}</h2>
        <ul className="chips">
          {QUESTIONS.map(({ key, to }) => (
            <li key={key}>
              <Link to={to}>{questions[key]}</Link>
            </li>
          ))}
        </ul>
      </nav>
      {recent.length > 0 && (
        <nav aria-label={t.recent}>
          <h2>{t.recent}</h2>
          <ul className="chips">
            {recent.map(({ id, name }) => (
              <li key={id}>
                <Link to={addressOf('entity', id)}>{name}</Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

function HomeMap({ data }: { data: HomeQuery }) {
  const t = useWords(searchWords);
  const counties = (data.counties?.nodes ?? []).filter(({ municipiosAcross }) => municipiosAcross.totalCount > 0);
  const municipios = (data.municipios?.nodes ?? []).filter(({ countiesAcross }) => countiesAcross.totalCount > 0);
  const chosen = new Set([...counties, ...municipios].map(({ id }) => id));
  return (
    <section>
      <BorderMap label={t.map} chosen={(id) => chosen.has(id)} />
      <p className="small muted">{t.mapHelp}</p>
      <details>
        <summary>{t.mapList}</summary>
        <div className="place-lists">
          <PlaceList heading={t.ports} places={data.ports?.nodes ?? []} />
          <PlaceList heading={t.counties} places={counties} />
          <PlaceList heading={t.municipios} places={municipios} />
        </div>
      </details>
    </section>
  );
}

interface Place {
  id: string;
  name: string;
  state?: { name: string } | null;
}

function PlaceList({ heading, places }: { heading: string; places: readonly Place[] }) {
  return (
    <section>
      <h3>{heading}</h3>
      <ul>
        {places.map(({ id, name, state }) => (
          <li key={id}>
            <Link to={addressOf('entity', id)}>{name}</Link>
            {state && <span className="muted"> {state.name}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Holds({ data }: { data: HomeQuery }) {
  const t = useWords(searchWords);
  const format = useFormat();
  const count = (kind: string) => format.number(data.release?.counts.entities.find((entry) => entry.kind === kind)?.count ?? 0);
  const newest = (data.coverage?.series ?? []).map(({ last }) => last).reduce((a, b) => (a > b ? a : b), '');
  return (
    <p className="muted">
      {t.holds(count('FIRM'), count('ESTABLISHMENT'), count('AGENCY'))} {newest && t.newest(format.date(newest))}
    </p>
  );
}
