// Holds the GraphQL server at a URL against GraphQL over HTTP, with the audit of the protocol's reference implementation.
//   node audit.mjs http://127.0.0.1:1234/graphql
//   [{"id","name","status":"ok"|"notice"|"warn"|"error","reason","response":{"status","contentType","body"}}]
import { serverAudits } from 'graphql-http';

const [url] = process.argv.slice(2);

async function shown(response) {
  const body = response.bodyUsed ? null : await response.text();
  return { status: response.status, contentType: response.headers.get('content-type'), body };
}

const results = [];
for (const audit of serverAudits({ url })) {
  const { id, name, status, reason, response } = await audit.fn();
  results.push({ id, name, status, ...(response && { reason, response: await shown(response) }) });
}
console.log(JSON.stringify(results));
