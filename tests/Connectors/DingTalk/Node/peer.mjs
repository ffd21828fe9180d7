// DingTalk's own client for Node.js, and its signatures and encryption by Node's own cryptography, for our connector to be held to.
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import axios from 'axios';
import { DWClient, TOPIC_ROBOT } from 'dingtalk-stream';

// It tells its doings on standard output, which is ours.
console.info = console.warn = console.debug = (...said) => console.error(...said);

const heard = [];
let client;

const cipher = (make, key) => {
  const bytes = Buffer.from(key + '=', 'base64');
  return make('aes-256-cbc', bytes, bytes.subarray(0, 16)).setAutoPadding(false);
};

const commands = {
  sign: ({ timestamp, secret }) => createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'),
  signature: ({ parts }) => createHash('sha1').update(parts.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join('')).digest('hex'),
  seal: ({ key, text, owner }) => {
    const message = Buffer.from(text);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(message.length);
    const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(owner)]);
    const padding = 32 - (plain.length % 32);
    const encryptor = cipher(createCipheriv, key);
    return Buffer.concat([encryptor.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])), encryptor.final()]).toString('base64');
  },
  open: ({ key, sealed }) => {
    const decryptor = cipher(createDecipheriv, key);
    const plain = Buffer.concat([decryptor.update(sealed, 'base64'), decryptor.final()]);
    return plain.subarray(20, 20 + plain.readUInt32BE(16)).toString();
  },
  shape: () => [...readFileSync('node_modules/dingtalk-stream/dist/constants.d.ts', 'utf8').match(/interface RobotMessageBase \{([^}]*)\}/)[1].matchAll(/(\w+): /g)].map(m => m[1]),
  connect: async ({ host, clientId, clientSecret }) => {
    axios.interceptors.request.use(request => ({ ...request, url: request.url.replace('https://api.dingtalk.com', host) }));
    client = new DWClient({ clientId, clientSecret, keepAlive: true });
    client.registerCallbackListener(TOPIC_ROBOT, frame => {
      heard.push({ type: frame.type, data: JSON.parse(frame.data) });
      client.send(frame.headers.messageId, { response: null });
    });
    client.registerAllEventListener(frame => {
      heard.push({ type: frame.type, eventType: frame.headers.eventType });
      return { status: 'SUCCESS', message: 'OK' };
    });
    await client.connect();
    return client.connected;
  },
  heard: () => heard,
  disconnect: () => client.disconnect(),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...given } = JSON.parse(line);
  try {
    console.log(JSON.stringify({ done: (await commands[command](given)) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
process.exit(0);
