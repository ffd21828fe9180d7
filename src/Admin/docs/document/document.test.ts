import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { curlOf } from './curl';
import { exampleOf } from './example';
import type { OpenApi } from './openapi';
import { groupsOf, matching } from './operations';
import { resolved, ruleTexts, typeText } from './schema';

const api = JSON.parse(readFileSync(new URL('../../../../docs/api/openapi.json', import.meta.url), 'utf8')) as OpenApi;
const groups = groupsOf(api);
const all = groups.flatMap((g) => g.operations);

function operation(id: string) {
  const found = all.find((o) => o.id === id);
  if (!found) throw new Error(`No operation ${id}.`);
  return found;
}

test('every operation of the document is shown once, with the base of the server', () => {
  const count = Object.values(api.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0);

  expect(all).toHaveLength(count);
  expect(new Set(all.map((o) => o.id)).size).toBe(count);
  expect(operation('inboxes.change')).toMatchObject({ tag: 'inboxes', method: 'PUT', path: '/api/v1/inboxes/{id}', permission: 'inboxes:manage' });
});

test('a search needs all of its words, wherever they stand', () => {
  const found = matching(groups, 'post ARTICLES:write').flatMap((g) => g.operations.map((o) => o.id));

  expect(found).toContain('articles.create');
  expect(found).not.toContain('articles.change');
  expect(found).not.toContain('articles.delete');
  expect(found).not.toContain('contacts.create');
  expect(matching(groups, 'no such thing')).toEqual([]);
});

test('no example of an answer or a body is left with a hole', () => {
  for (const o of all)
    for (const schema of [o.body?.schema, ...o.answers.map((a) => a.schema)])
      if (schema && Object.keys(resolved(api, schema).schema.properties ?? {}).length > 0) expect(Object.keys(exampleOf(api, schema, false) as object), o.id).not.toEqual([]);
});

test('an example of what is sent has the required fields only', () => {
  const body = operation('articles.create').body;

  const example = exampleOf(api, body?.schema ?? {}, true);

  expect(example).toEqual({ language: 'zh-CN', title: 'How to return an item', body: 'Open **My orders** and choose *Return*.' });
});

test('a change without required fields shows all of them', () => {
  const example = exampleOf(api, operation('members.change').body?.schema ?? {}, true);

  expect(Object.keys(example as object)).toEqual(['name', 'role', 'capacity', 'active', 'customRoleId', 'reassignToMemberId', 'reassignToTeamId', 'email']);
});

test('types and rules are said in a few words', () => {
  const nullable = { anyOf: [{ $ref: '#/components/schemas/SystemEvent' }, { type: 'null' }] };

  expect(typeText(api, nullable)).toBe('SystemEvent | null');
  expect(typeText(api, { type: ['string', 'null'], format: 'uuid' })).toBe('string (uuid) | null');
  expect(typeText(api, { type: 'array', items: { $ref: '#/components/schemas/Message' } })).toBe('Message[]');
  expect(typeText(api, { type: 'object', additionalProperties: { type: 'string' } })).toBe('map of string');
  expect(ruleTexts({ minLength: 1, maxLength: 100, default: 'x' })).toEqual(['1–100 chars', 'default "x"']);
});

test('the command has the key, the ids to fill in, and a body', () => {
  const curl = curlOf(api, operation('conversations.recall-message'), 'https://desk.example');
  const sent = curlOf(api, operation('members.add'), 'https://desk.example');

  expect(curl).toBe('curl -X POST "https://desk.example/api/v1/conversations/$ID/messages/$MESSAGE_ID/recall" \\\n  -H "Authorization: Bearer $API_KEY"');
  expect(sent).toContain('-H "Content-Type: application/json"');
  expect(sent).toContain('"role": "admin"');
});

test('a quote in a body does not end the shell’s word', () => {
  const schema = { type: 'object', required: ['text'], properties: { text: { type: 'string', default: "it's" } } };
  const asked = { ...operation('members.add'), body: { type: 'application/json', required: true, schema } };

  const curl = curlOf(api, asked, '');

  expect(curl).toContain(`it'\\''s`);
});
