// OpenAI's own client, asked once: `node client.mjs '{"address":…,"key":…,"request":{…}}'` prints what it made of the answer.
import OpenAI from 'openai';

const { address, key, request } = JSON.parse(process.argv[2]);
const client = new OpenAI({ apiKey: key, baseURL: address, maxRetries: 0 });
try {
  const answer = await client.embeddings.create(request);
  console.log(JSON.stringify({ model: answer.model, tokens: answer.usage.total_tokens, vectors: answer.data.map((d) => Array.from(d.embedding)) }));
} catch (e) {
  if (!(e instanceof OpenAI.APIError)) throw e;
  console.log(JSON.stringify({ kind: e.constructor.name, status: e.status, code: e.code ?? null, retryAfter: e.headers?.get('retry-after') ?? null }));
}
