// A socket that is cut while events come: graphql-ws connects again and subscribes anew.
//   node reconnect.mjs http://127.0.0.1:1234/graphql http://127.0.0.1:1234/drop
//   {"connected":2,"closed":[1006,...],"seen":[]}   how often it was let in, how it lost its socket, the events of both subscriptions
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url, drop] = process.argv.slice(2);
const result = { connected: 0, closed: [], seen: [] };
const client = createClient({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  retryAttempts: 5,
  retryWait: async () => {},
  on: {
    connected: () => result.connected++,
    closed: (event) => result.closed.push(event.code),
  },
});

let cut = null;
for await (const { data, errors } of client.iterate({ query: 'subscription { count(to: 1000000, everyMs: 10) }' })) {
  result.seen.push(errors ?? data.count);
  cut ??= fetch(drop, { method: 'POST' });
  if (result.connected === 2 && data.count === 5) break;
}
await cut;
await client.dispose();
console.log(JSON.stringify(result));
