// Receives webhooks for the tests. Each path below /hook/ is a receiver of its own: /control/ says with which secrets it verifies and what it
// answers, and tells what it got. Ends when its standard input does.
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const hooks = new Map();

const hookOf = (name) => {
  if (!hooks.has(name)) hooks.set(name, { secrets: [], answers: [], received: [], open: 0, mostOpen: 0 });
  return hooks.get(name);
};

const bodyOf = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
};

const verifies = (secret, body, headers) => {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
};

async function receive(hook, request, response) {
  hook.open += 1;
  hook.mostOpen = Math.max(hook.mostOpen, hook.open);
  response.on('close', () => (hook.open -= 1));
  const body = await bodyOf(request);
  const text = body.toString('utf8');
  const answer = hook.answers.length > 1 ? hook.answers.shift() : (hook.answers[0] ?? { status: 200 });
  hook.received.push({
    id: request.headers['webhook-id'],
    method: request.method,
    headers: request.headers,
    verified: hook.secrets.map((secret) => verifies(secret, text, request.headers)),
    bytes: body.length,
    body: JSON.parse(text),
    status: answer.status ?? 0,
    at: Date.now(),
  });
  if (answer.delayMs) await new Promise((done) => setTimeout(done, answer.delayMs));
  if (answer.status === 0) return; // Hangs.
  response.writeHead(answer.status ?? 200, answer.headers ?? {});
  if (answer.endless) {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65536)));
    };
    response.on('drain', more);
    more();
  } else {
    response.end(answer.body ?? 'ok');
  }
}

async function control(hook, request, response) {
  if (request.method === 'PUT') Object.assign(hook, JSON.parse((await bodyOf(request)).toString('utf8')));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ received: hook.received, mostOpen: hook.mostOpen }));
}

const server = createServer((request, response) => {
  const [, kind, name] = new URL(request.url, 'http://receiver').pathname.split('/');
  void (kind === 'control' ? control : receive)(hookOf(name), request, response);
});

server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
