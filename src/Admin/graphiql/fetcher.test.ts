import { createApi } from '@switchboard/shared';
import { parse } from 'graphql';
import type { Client, SubscribePayload } from 'graphql-ws';
import { expect, test } from 'vitest';
import { fetcherOf } from './fetcher';

const QUERY = 'query Q { conversations { totalCount } } subscription S { queueChanged { waiting } }';

function standing() {
  const [sent, listened]: [Request[], SubscribePayload[]] = [[], []];
  const api = createApi({
    origin: 'http://desk.test',
    fetch: async (input, init) => {
      sent.push(new Request(new URL(String(input), 'http://desk.test'), init));
      return new Response('{"errors":[{"message":"No."}]}', { status: 400 });
    },
  });
  api.credentials.csrfToken = 'token-1';
  async function* iterate(asked: SubscribePayload) {
    listened.push(asked);
    yield { data: { queueChanged: { waiting: 3 } } };
  }
  return { sent, listened, fetcher: fetcherOf(api, { iterate } as unknown as Client) };
}

test('a query is sent with the anti-forgery token, and a refusal is its answer', async () => {
  const { sent, listened, fetcher } = standing();

  const answer = await fetcher({ query: QUERY, operationName: 'Q' }, { documentAST: parse(QUERY) });

  expect(answer).toEqual({ errors: [{ message: 'No.' }] });
  expect(sent.map((r) => [r.method, r.url, r.headers.get('X-CSRF-Token')])).toEqual([['POST', 'http://desk.test/graphql', 'token-1']]);
  expect(listened).toEqual([]);
});

test('a subscription goes over the socket, and only there', async () => {
  const { sent, listened, fetcher } = standing();

  const heard = [];
  for await (const event of (await fetcher({ query: QUERY, operationName: 'S' }, { documentAST: parse(QUERY) })) as AsyncIterable<unknown>) heard.push(event);

  expect(heard).toEqual([{ data: { queueChanged: { waiting: 3 } } }]);
  expect(listened.map((a) => a.operationName)).toEqual(['S']);
  expect(sent).toEqual([]);
});
