// graphql-sse: what imports change, as Server-Sent Events, until the first event.
import { createClient } from 'graphql-sse';
import { address, report } from '../program.mjs';

const client = createClient({ url: address, on: { connected: () => report({ listens: true }) } });
const events = client.iterate({
  query: `subscription SseChanged($since: String!) {
    changed(since: $since) { import { files } changes { id kind } totalCount until }
  }`,
  variables: { since: new Date().toISOString() }, // later: `until` of the last event
});
for await (const { data, errors } of events) {
  if (errors) throw new Error(JSON.stringify(errors));
  report(data.changed);
  break; // ends the subscription
}
client.dispose();
