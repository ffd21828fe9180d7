// The platform's own client, driven line by line: what it takes and what it makes is what ours is held to.
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import lark from '@larksuiteoapi/node-sdk';

// Its log must not stand between our answers.
const logger = Object.fromEntries(['error', 'warn', 'info', 'debug', 'trace'].map(level => [level, (...what) => console.error(level, ...what)]));
const heard = [];
const folder = mkdtempSync(join(tmpdir(), 'feishu-sdk-'));
let client;
let sockets;

// It sends a file name only along with a file of the disk.
const file = (bytes, name) => {
  const path = join(folder, name);
  writeFileSync(path, Buffer.from(bytes, 'base64'));
  return createReadStream(path);
};

const dispatcher = ({ encryptKey, verificationToken }) => {
  const handle = type => async data => {
    heard.push({ type, data });
    return type === 'card.action.trigger' ? { toast: { type: 'success', content: 'ok' } } : undefined;
  };
  const types = ['im.message.receive_v1', 'im.message.message_read_v1', 'im.message.recalled_v1', 'im.chat.access_event.bot_p2p_chat_entered_v1', 'card.action.trigger'];
  return new lark.EventDispatcher({ encryptKey, verificationToken, logger }).register(Object.fromEntries(types.map(type => [type, handle(type)])));
};

const commands = {
  async listen(settings) {
    const server = createServer(lark.adaptDefault('/callback', dispatcher(settings), { autoChallenge: settings.autoChallenge }));
    await new Promise(done => server.listen(0, '127.0.0.1', done));
    server.unref();
    return `http://127.0.0.1:${server.address().port}/callback`;
  },
  async heard() {
    return heard.splice(0);
  },
  async decrypt({ key, encrypted }) {
    return new lark.AESCipher(key).decrypt(encrypted);
  },
  async open({ appId, appSecret, domain }) {
    client = new lark.Client({ appId, appSecret, domain, logger });
    return true;
  },
  async send({ id, type, content, uuid }) {
    return client.im.v1.message.create({ params: { receive_id_type: 'chat_id' }, data: { receive_id: id, msg_type: type, content, uuid } });
  },
  async reply({ id, type, content }) {
    return client.im.v1.message.reply({ path: { message_id: id }, data: { msg_type: type, content } });
  },
  async image({ bytes }) {
    return client.im.v1.image.create({ data: { image_type: 'message', image: file(bytes, 'picture.png') } });
  },
  async file({ bytes, type, name }) {
    return client.im.v1.file.create({ data: { file_type: type, file_name: name, file: file(bytes, name) } });
  },
  async connect({ appId, appSecret, domain }) {
    sockets = new lark.WSClient({ appId, appSecret, domain, logger });
    await sockets.start({ eventDispatcher: dispatcher({}) });
    return true;
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...rest } = JSON.parse(line);
  try {
    console.log(JSON.stringify({ done: await commands[command](rest) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
sockets?.close({ force: true });
rmSync(folder, { recursive: true });
process.exit(0);
