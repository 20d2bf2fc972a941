import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import examples from 'puente:examples';
import { useMemo } from 'react';
import { Mark } from '../parts/Mark';
import { examplesPlugin } from './ExamplesPanel';
import { FollowSystemTheme } from './FollowSystemTheme';
import { asking } from './asking';
import { RunOpeningExample } from './RunOpeningExample';

/** The page at /graphiql: GraphiQL on this server's own endpoint, with the panel of examples. */
export function App({ storage }: { storage: Storage }) {
  const fetcher = useMemo(() => createGraphiQLFetcher({ url: new URL('/graphql', location.href).href, fetch: asking(storage) }), [storage]);
  const panel = useMemo(() => examplesPlugin(storage), [storage]);
  const plugins = useMemo(() => [panel, HISTORY_PLUGIN], [panel]);
  const opening = useMemo(() => openingQuery(storage), [storage]);

  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={plugins}
      visiblePlugin={panel}
      defaultEditorToolsVisibility="variables"
      schemaDescription
      {...opening}
    >
      <GraphiQL.Logo>
        <Wordmark />
      </GraphiQL.Logo>
      <FollowSystemTheme />
      <RunOpeningExample />
    </GraphiQL>
  );
}

/**
 * The query of a link (`#query=…&variables=…`, which no server sees, or `?query=…`), or the first example, unless the
 * reader left a query of their own here before. What a link brings is shown and not run.
 */
function openingQuery(storage: Storage): { initialQuery?: string; initialVariables?: string } {
  const linked = [location.hash, location.search].map((part) => new URLSearchParams(part.slice(1))).find((part) => part.get('query'));
  const query = linked?.get('query');
  if (linked && query) {
    return { initialQuery: query, initialVariables: linked.get('variables') ?? '' };
  }
  const first = examples[0];
  if (!first || storage.getItem('graphiql:query') || storage.getItem('graphiql:tabState')) {
    return {};
  }
  return { initialQuery: first.query, initialVariables: first.variables };
}

function Wordmark() {
  return (
    <span className="puente-wordmark">
      <Mark />
      Puente
    </span>
  );
}
