// Reads lines {secret, id, timestamp, body}; writes {signature} as the public library makes it.
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, id, timestamp, body } = JSON.parse(line);
  console.log(JSON.stringify({ signature: new Webhook(secret).sign(id, new Date(timestamp * 1000), body) }));
}
