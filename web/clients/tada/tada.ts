// gql.tada: types of documents without a file for each, from the contract itself. TypeScript refuses a field that is not there.
import { type ResultOf, type TadaDocumentNode, initGraphQLTada } from 'gql.tada';
import { print } from 'graphql';
import { address, backward, follow, forward, report } from '../program.mjs';
import type { introspection } from './generated/contract.js';

const graphql = initGraphQLTada<{ introspection: introspection; scalars: { DateTime: string; Date: string } }>();

const FIRM = graphql(`
  fragment TadaFirm on Firm { id name country }
`);

const FIRMS = graphql(
  `
    query TadaFirms($first: Int, $after: String, $last: Int, $before: String) {
      firms(first: $first, after: $after, last: $last, before: $before) {
        edges { node { id ...TadaFirm } }
        pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
      }
    }
  `,
  [FIRM],
);

const ENTITY = graphql(`
  query TadaEntity($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      __typename
      ... on Firm { name establishments(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }
    }
  }
`);

async function ask<Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables): Promise<Result> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data } = (await response.json()) as { data: Result };
  return data;
}

async function firm(after: string | null) {
  const { node } = await ask(ENTITY, { id: 'firm:client-00', first: 4, after });
  if (node?.__typename !== 'Firm') throw new Error('no firm has this id');
  return node;
}

// @ts-expect-error: the contract has no such field
type Unknown = ResultOf<typeof FIRM>['turnover'];

report({
  forward: await follow(async (after: string | null) => forward((await ask(FIRMS, { first: 10, after })).firms!)),
  backward: await follow(async (before: string | null) => backward((await ask(FIRMS, { last: 10, before })).firms!)),
  plants: await follow(async (after: string | null) => forward((await firm(after)).establishments)),
  refetched: (await firm(null)).name,
});
