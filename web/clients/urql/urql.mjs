// urql with its normalized cache: pages that the cache joins into one list, in both directions; the refetch of an entity; automatic persisted
// queries by GET.
import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { address, backward, follow, forward, report } from '../program.mjs';

const FIRMS = gql`
  query UrqlFirms($first: Int, $after: String, $last: Int, $before: String) {
    firms(first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { id name } }
      pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
    }
  }
`;

const PLANTS = gql`
  query UrqlPlants($id: ID!, $first: Int!, $after: String) {
    firm(id: $id) {
      id
      establishments(first: $first, after: $after) {
        edges { cursor node { id } }
        pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
      }
    }
  }
`;

const ENTITY = gql`
  query UrqlEntity($id: ID!) { node(id: $id) { __typename id ... on Firm { name country } } }
`;

function newClient() {
  return new Client({
    url: address,
    exchanges: [
      cacheExchange({ resolvers: { Query: { firms: relayPagination() }, Firm: { establishments: relayPagination() } } }),
      persistedExchange({ preferGetForPersistedQueries: true }),
      fetchExchange,
    ],
  });
}

async function read(client, query, variables, context) {
  const { data, error } = await client.query(query, variables, context).toPromise();
  if (error) throw error;
  return data;
}

// Asks for all pages, and gives the one list that the cache makes of them.
async function joined(query, size, list, direction, cursorName) {
  const client = newClient();
  await follow(async (cursor) => direction(list(await read(client, query, { ...size, ...(cursor && { [cursorName]: cursor }) }))));
  return list(client.readQuery(query, size).data).edges.map(({ node }) => node.id);
}

const client = newClient();
const id = 'firm:client-00';
await read(client, ENTITY, { id });
const { node } = await read(client, ENTITY, { id }, { requestPolicy: 'network-only' });

report({
  forward: await joined(FIRMS, { first: 10 }, ({ firms }) => firms, forward, 'after'),
  backward: (await joined(FIRMS, { last: 10 }, ({ firms }) => firms, backward, 'before')).reverse(),
  plants: await joined(PLANTS, { id, first: 4 }, ({ firm }) => firm.establishments, forward, 'after'),
  refetched: node.name,
});
