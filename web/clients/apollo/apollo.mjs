// Apollo Client: a list that grows page by page in the cache, in both directions; the refetch of an entity; persisted documents by GET.
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { filter, firstValueFrom } from 'rxjs';
import { address, report, trusted } from '../program.mjs';

const FIRMS = gql`
  query ApolloFirms($first: Int, $after: String, $last: Int, $before: String) {
    firms(first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { id name } }
      pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
    }
  }
`;

const PLANTS = gql`
  query ApolloPlants($id: ID!, $first: Int!, $after: String) {
    firm(id: $id) {
      id
      establishments(first: $first, after: $after) {
        edges { cursor fact { id } node { id } }
        pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
      }
    }
  }
`;

const ENTITY = gql`
  query ApolloEntity($id: ID!) { node(id: $id) { id ... on Firm { name country } } }
`;

// The hash of the text (automatic persisted queries), or the id of the manifest (trusted documents).
async function hashing() {
  if (!trusted) return { sha256: (text) => createHash('sha256').update(text).digest('hex') };
  const manifest = JSON.parse(await readFile(new URL('generated/manifest.json', import.meta.url), 'utf8'));
  const ids = new Map(manifest.operations.map(({ name, id }) => [name, id]));
  return { generateHash: ({ definitions }) => ids.get(definitions.find(({ kind }) => kind === 'OperationDefinition').name.value) };
}

const persisted = await hashing();

function newClient() {
  return new ApolloClient({
    link: new PersistedQueryLink({ ...persisted, useGETForHashedQueries: true }).concat(new HttpLink({ uri: address })),
    cache: new InMemoryCache({
      possibleTypes: { Node: ['Firm'] },
      typePolicies: { Query: { fields: { firms: relayStylePagination() } }, Firm: { fields: { establishments: relayStylePagination() } } },
    }),
  });
}

// One list on the screen, to which fetchMore adds page after page.
async function grow(query, variables, list, more) {
  const shown = newClient().watchQuery({ query, variables });
  const closed = shown.subscribe({});
  let { data } = await firstValueFrom(shown.pipe(filter(({ dataState }) => dataState === 'complete')));
  for (let next; (next = more(list(data).pageInfo)); ) ({ data } = await shown.fetchMore({ variables: next }));
  const whole = await firstValueFrom(shown.pipe(filter(({ data }) => data && !more(list(data).pageInfo))));
  closed.unsubscribe();
  return list(whole.data).edges.map(({ node }) => node.id);
}

const after = (page) => page.hasNextPage && { after: page.endCursor };
const before = (page) => page.hasPreviousPage && { before: page.startCursor };

const client = newClient();
const entity = { query: ENTITY, variables: { id: 'firm:client-00' } };
await client.query(entity);
const { data } = await client.query({ ...entity, fetchPolicy: 'network-only' });

report({
  forward: await grow(FIRMS, { first: 10 }, ({ firms }) => firms, after),
  backward: (await grow(FIRMS, { last: 10 }, ({ firms }) => firms, before)).reverse(),
  plants: await grow(PLANTS, { id: 'firm:client-00', first: 4 }, ({ firm }) => firm.establishments, after),
  refetched: data.node.name,
});
