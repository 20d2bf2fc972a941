// What the programs have in common: the address that they ask, and how they tell what they got.

/** Where the contract is. */
export const address = process.argv[2];

/** Whether the server answers trusted documents alone: their ids are sent, and never their texts. */
export const trusted = process.argv[3] === 'trusted';

/** Prints what the program got, as a line of JSON. */
export function report(got) {
  console.log(JSON.stringify(got));
}

/**
 * Follows a connection from page to page to its end. `page` asks for what comes after, or before, a cursor, which is null for the first page.
 * Gives the ids, in the order in which they came.
 */
export async function follow(page) {
  const ids = [];
  for (let cursor = null, more = true; more; ) {
    const got = await page(cursor);
    ids.push(...got.ids);
    ({ cursor, more } = got);
  }
  return ids;
}

/** Reads a page that was asked for by `first` and `after`. */
export function forward({ edges, pageInfo }) {
  return { ids: edges.map(({ node }) => node.id), cursor: pageInfo.endCursor, more: pageInfo.hasNextPage };
}

/** Reads a page that was asked for by `last` and `before`: its last element comes first. */
export function backward({ edges, pageInfo }) {
  return { ids: edges.map(({ node }) => node.id).reverse(), cursor: pageInfo.startCursor, more: pageInfo.hasPreviousPage };
}
