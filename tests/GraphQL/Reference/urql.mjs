// A front end as most are: urql over fetch, its subscriptions over a socket and, for a second client, over fetch too.
//   node urql.mjs http://127.0.0.1:1234/graphql
//   {"query","byPost","mutation","failed","socket":[],"events":[]}   what each was answered
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url] = process.argv.slice(2);
const socket = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket });
const overSocket = new Client({
  url,
  exchanges: [
    subscriptionExchange({ forwardSubscription: (request) => ({ subscribe: (sink) => ({ unsubscribe: socket.subscribe(request, sink) }) }) }),
    fetchExchange,
  ],
});
const overFetch = new Client({ url, preferGetMethod: false, fetchSubscriptions: true, exchanges: [fetchExchange] });

// Not unsubscribed from: both end by themselves, and urql would throw that it was aborted.
function all(client, query) {
  return new Promise((resolve, reject) => {
    const seen = [];
    client.subscription(query, {}).subscribe(({ data, error, hasNext }) => {
      if (error) reject(error);
      else if (hasNext) seen.push(data.count);
      else resolve(seen);
    });
  });
}

const echo = 'query Echo($text: String) { echo(text: $text) }';
const result = {
  query: (await overSocket.query(echo, { text: '你好' })).data,
  byPost: (await overFetch.query(echo, { text: 'x'.repeat(5000) })).data.echo.length,
  mutation: (await overSocket.mutation('mutation Add($n: Int!) { add(n: $n) }', { n: 5 })).data,
  failed: (await overSocket.query('{ hello refused }', {})).error.graphQLErrors.map((e) => e.extensions.code),
  socket: await all(overSocket, 'subscription { count(to: 3) }'),
  events: await all(overFetch, 'subscription { count(to: 3) }'),
};
await socket.dispose();
console.log(JSON.stringify(result));
