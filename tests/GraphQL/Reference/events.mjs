// Server-sent events with nothing but fetch.
//   node events.mjs http://127.0.0.1:1234/graphql 'subscription { ... }'
//   {"type","events":[{"event","data"}]}
const [url, query] = process.argv.slice(2);
const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
  body: JSON.stringify({ query }),
});

const events = [];
let rest = '';
for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  rest += text;
  for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
    const fields = Object.fromEntries(rest.slice(0, end).split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]));
    events.push({ event: fields.event, data: fields.data ? JSON.parse(fields.data) : null });
    rest = rest.slice(end + 2);
  }
}
console.log(JSON.stringify({ type: response.headers.get('content-type'), events }));
