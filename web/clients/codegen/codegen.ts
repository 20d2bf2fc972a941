// GraphQL Code Generator, client preset: types of each document and its variables, and ids of trusted documents. There is no client library: an answer is
// a fetch away.
import { address, backward, follow, forward, report, trusted } from '../program.mjs';
import { graphql } from './generated/gql.js';
import type { TypedDocumentString } from './generated/graphql.js';

const FIRMS = graphql(`
  query CodegenFirms($first: Int, $after: String) {
    firms(first: $first, after: $after) { edges { node { id name country } } pageInfo { hasNextPage endCursor } }
  }
`);

const LAST_FIRMS = graphql(`
  query CodegenLastFirms($last: Int, $before: String) {
    firms(last: $last, before: $before) { edges { node { id } } pageInfo { hasPreviousPage startCursor } }
  }
`);

const PLANTS = graphql(`
  query CodegenPlants($id: ID!, $first: Int!, $after: String) {
    firm(id: $id) { establishments(first: $first, after: $after) { edges { node { id } fact { status } } pageInfo { hasNextPage endCursor } } }
  }
`);

const ENTITY = graphql(`
  query CodegenEntity($id: ID!) { node(id: $id) { __typename ... on Firm { name } } }
`);

async function ask<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result> {
  const named = trusted ? { documentId: document.__meta__?.hash } : { query: document.toString() };
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ ...named, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Result; errors?: { message: string }[] };
  if (!data || errors) throw new Error(errors?.map(({ message }) => message).join('\n') ?? `status ${response.status}`);
  return data;
}

const id = 'firm:client-00';
const { node } = await ask(ENTITY, { id });
report({
  forward: await follow(async (after: string | null) => forward((await ask(FIRMS, { first: 10, after })).firms!)),
  backward: await follow(async (before: string | null) => backward((await ask(LAST_FIRMS, { last: 10, before })).firms!)),
  plants: await follow(async (after: string | null) => forward((await ask(PLANTS, { id, first: 4, after })).firm!.establishments)),
  refetched: node?.__typename === 'Firm' ? node.name : null,
});
