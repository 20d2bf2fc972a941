// graphql-ws: what imports change, over a WebSocket, until the first event. A connection that is lost is made anew, and `since` goes on after the last event.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { address, report } from '../program.mjs';

const client = createClient({
  url: address.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { 'accept-language': 'en' },
  retryAttempts: 5,
  on: { connected: () => report({ listens: true }) },
});
const events = client.iterate({
  query: `subscription WsChanged($since: String!) {
    changed(since: $since) { import { files } changes { id kind } totalCount until }
  }`,
  variables: { since: new Date().toISOString() }, // later: `until` of the last event
});
for await (const { data, errors } of events) {
  if (errors) throw new Error(JSON.stringify(errors));
  report(data.changed);
  break; // ends the subscription
}
await client.dispose();
