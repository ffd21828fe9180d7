import { expect, it } from 'vitest';
import { handshake, invocation, ping, read, Records } from '../../src/live/hubProtocol';
import { refusalOfHub } from '../../src/live/refusal';

it('cuts records wherever the network cut the frames', () => {
  const records = new Records();

  const taken = ['{"ty', 'pe":6}\u001e{"type":6}', '\u001e{}\u001e'].map((chunk) => records.take(chunk));

  expect(taken).toEqual([[], ['{"type":6}'], ['{"type":6}', '{}']]);
});

it('writes the handshake, a ping and an invocation as the server reads them', () => {
  expect(handshake).toBe('{"protocol":"json","version":1}\u001e');
  expect(ping).toBe('{"type":6}\u001e');
  expect(JSON.parse(invocation('7', 'Resume', [null, 3]).slice(0, -1))).toEqual({ type: 1, invocationId: '7', target: 'Resume', arguments: [null, 3] });
  expect(invocation(null, 'Typing', [])).not.toContain('invocationId');
});

it('tells handshakes, news, answers, pings and closes apart', () => {
  expect(read('{}')).toEqual({ kind: 'handshake', error: null });
  expect(read('{"error":"no"}')).toEqual({ kind: 'handshake', error: 'no' });
  expect(read('{"type":1,"target":"message","arguments":[{"seq":2}]}')).toEqual({ kind: 'invocation', target: 'message', args: [{ seq: 2 }] });
  expect(read('{"type":3,"invocationId":"4","result":{"a":1}}')).toEqual({ kind: 'completion', id: '4', result: { a: 1 }, error: null });
  expect(read('{"type":3,"invocationId":"4","error":"bad"}')).toMatchObject({ kind: 'completion', error: 'bad' });
  expect(read('{"type":6}')).toEqual({ kind: 'ping' });
  expect(read('{"type":7,"allowReconnect":true}')).toEqual({ kind: 'close', error: null, reconnect: true });
  expect(read('{"type":2}')).toBeNull();
});

it.each([
  ["An unexpected error occurred invoking 'Send' on the server. HubException: input.invalid: text must not be empty.", 'input.invalid', false],
  ["An unexpected error occurred invoking 'Send' on the server. HubException: messages.unavailable: Messages cannot be stored.", 'messages.unavailable', true],
  ["An unexpected error occurred invoking 'Send' on the server. HubException: channel.not-installed: The channel is missing.", 'channel.not-installed', true],
  ["An unexpected error occurred invoking 'Send' on the server.", 'server.failed', true],
])('reads the refusal in a hub error: %s', (error, code, passing) => {
  const refusal = refusalOfHub(error);

  expect(refusal.code).toBe(code);
  expect(refusal.passing).toBe(passing);
});
