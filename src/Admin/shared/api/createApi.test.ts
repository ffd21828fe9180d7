import { expect, test } from 'vitest';
import { createApi } from './createApi';
import { ProblemError, UnreachableError } from './problem';

const CONVERSATION = '01900000-0000-7000-8000-000000000001';

function answering(status: number, body: unknown, type = 'application/json') {
  const seen: Request[] = [];
  const api = createApi({
    origin: 'http://desk.test',
    fetch: async (input, init) => {
      seen.push(new Request(input, init));
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'Content-Type': type } });
    },
  });
  return { api, seen };
}

test('a change carries the CSRF token and the chosen tenant, a read only the tenant', async () => {
  const { api, seen } = answering(200, {});
  api.credentials.csrfToken = 'token-1';
  api.credentials.tenant = 'acme';

  await api.POST('/conversations/{id}/resolve', { params: { path: { id: CONVERSATION } } });
  await api.GET('/conversations');

  expect(seen.map((r) => [r.headers.get('X-CSRF-Token'), r.headers.get('X-Tenant')])).toEqual([['token-1', 'acme'], [null, 'acme']]);
});

test('a refusal is thrown with its code, detail and fields', async () => {
  const errors = [{ field: 'until', message: 'must lie in the future.' }];
  const { api } = answering(400, { code: 'input.invalid', detail: 'Some fields…', errors }, 'application/problem+json');

  const refused = api.POST('/conversations/{id}/snooze', { params: { path: { id: CONVERSATION } }, body: { until: '2020-01-01T00:00:00Z' } });

  await expect(refused).rejects.toMatchObject({ name: 'ProblemError', status: 400, code: 'input.invalid', detail: 'Some fields…', fields: errors });
});

test("a proxy's page becomes a problem too", async () => {
  const { api } = answering(502, '<html>Bad gateway</html>', 'text/html');

  const refused = api.GET('/members');

  await expect(refused).rejects.toThrow(ProblemError);
});

test('an ended session is told once to whoever keeps it, a failed sign-in is not', async () => {
  const { api } = answering(401, { code: 'session.missing', detail: 'Sign in.' });
  let told = 0;
  api.credentials.onSignedOut = () => told++;

  await api.GET('/members').catch(() => undefined);
  await api.POST('/session', { body: { email: 'a@b.c', password: 'x' } }).catch(() => undefined);

  expect(told).toBe(1);
});

test('silence is not a refusal', async () => {
  const api = createApi({ origin: 'http://desk.test', fetch: () => Promise.reject(new TypeError('Failed to fetch')) });

  const unanswered = api.GET('/members');

  await expect(unanswered).rejects.toThrow(UnreachableError);
});

test('what is sent to another door carries the same, and its refusal is the answer', async () => {
  const { api, seen } = answering(401, { errors: [{ message: 'Sign in.' }] });
  api.credentials.csrfToken = 'token-1';
  api.credentials.tenant = 'acme';
  let told = 0;
  api.credentials.onSignedOut = () => told++;

  const response = await api.send('http://desk.test/graphql', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } });

  expect(response.status).toBe(401);
  expect(told).toBe(1);
  expect(['X-CSRF-Token', 'X-Tenant', 'Content-Type'].map((name) => seen[0]?.headers.get(name))).toEqual(['token-1', 'acme', 'application/json']);
});
