// Reads lines {op, token, key, timestamp, nonce, id, message | encrypted}; writes what the platform's own library makes of them.
import { createInterface } from 'node:readline';
import crypto from '@wecom/crypto';

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const encrypted = asked.op === 'encrypt' ? crypto.encrypt(asked.key, asked.message, asked.id) : asked.encrypted;
  const signature = crypto.getSignature(asked.token, asked.timestamp, asked.nonce, encrypted);
  const opened = asked.op === 'decrypt' ? crypto.decrypt(asked.key, encrypted) : {};
  console.log(JSON.stringify({ encrypted, signature, message: opened.message, id: opened.id }));
}
