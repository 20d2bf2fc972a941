// Relay: connections that the store keeps whole, a fragment that is refetched by `node`, and documents that are named by the ids of the compiler. The
// server answers no other (PUENTE_DOCUMENTS_ONLY).
const { ConnectionHandler, Environment, Network, RecordSource, Store, fetchQuery } = require('relay-runtime');

const firms = require('./__generated__/documentsFirmsQuery.graphql');
const firmsPage = require('./__generated__/documentsFirmsPageQuery.graphql');
const lastFirms = require('./__generated__/documentsLastFirmsQuery.graphql');
const firm = require('./__generated__/documentsFirmRefetchQuery.graphql');

async function ask(address, { id }, variables) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ doc_id: id, variables }),
  });
  return response.json();
}

async function main() {
  const { address, backward, follow, report } = await import('../program.mjs');
  const environment = new Environment({
    network: Network.create((document, variables) => ask(address, document, variables)),
    store: new Store(new RecordSource()),
  });
  const read = (query, variables) => fetchQuery(environment, query, variables).toPromise();

  // The list as the store has it, after the pages that were read into it.
  const stored = (find, key) => {
    let list;
    environment.commitUpdate((store) => {
      const connection = ConnectionHandler.getConnection(find(store), key);
      const page = connection.getLinkedRecord('pageInfo');
      list = {
        ids: connection.getLinkedRecords('edges').map((edge) => edge.getLinkedRecord('node').getValue('id')),
        cursor: page.getValue('endCursor'),
        more: page.getValue('hasNextPage'),
      };
    });
    return list;
  };
  const whole = async (first, next, find, key) => {
    await first();
    let list = stored(find, key);
    while (list.more) {
      await next(list.cursor);
      list = stored(find, key);
    }
    return list.ids;
  };

  const id = 'firm:client-00';
  const name = () => environment.getStore().getSource().get(id).name;
  report({
    forward: await whole(() => read(firms, { first: 10 }), (after) => read(firmsPage, { first: 10, after }), (store) => store.getRoot(), 'documentsFirms_firms'),
    backward: await follow(async (before) => backward((await read(lastFirms, { last: 10, before })).firms)),
    plants: await whole(() => read(firm, { id, first: 4 }), (after) => read(firm, { id, first: 4, after }), (store) => store.get(id), 'documentsFirm_establishments'),
    refetched: name(),
  });
}

main();
