import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldsOfSchema, settingsToSend } from './settingsSchema';

const webChat = JSON.parse(readFileSync(new URL('../../../Connectors/WebChat/plugin.json', import.meta.url), 'utf8')) as { settings: unknown };

test('web chat’s own settings have a title in both languages and the input that suits them', () => {
  const english = fieldsOfSchema(webChat.settings, 'en');
  const chinese = fieldsOfSchema(webChat.settings, 'zh-CN');

  expect(english.map((f) => [f.key, f.kind])).toEqual([
    ['greeting', 'lines'],
    ['greetingZh', 'lines'],
    ['questionsEn', 'lines'],
    ['questionsZh', 'lines'],
    ['color', 'colour'],
    ['allowedOrigins', 'lines'],
    ['identityRequired', 'switch'],
  ]);
  expect(chinese.map((f) => f.title)).not.toEqual(english.map((f) => f.title));
  expect(chinese.every((f) => /\p{Script=Han}/u.test(f.title))).toBe(true);
});

test('the embedder’s form says in both languages what it sends where, and hides its key', () => {
  const embedder = JSON.parse(readFileSync(new URL('../../../Plugins/Ai.Embeddings/plugin.json', import.meta.url), 'utf8')) as { settings: unknown };

  const [english, chinese] = [fieldsOfSchema(embedder.settings, 'en'), fieldsOfSchema(embedder.settings, 'zh-CN')];

  expect(english.map((f) => [f.key, f.kind])).toEqual([
    ['apiKey', 'secret'],
    ['baseAddress', 'text'],
    ['model', 'text'],
    ['dimensions', 'text'],
    ['batch', 'text'],
  ]);
  expect(chinese.every((f) => /\p{Script=Han}/u.test(f.title + (f.description ?? '')))).toBe(true);
  expect(chinese.map((f) => f.description)).not.toEqual(english.map((f) => f.description));
});

test('a partner’s schema without titles still becomes a form; secrets are masked', () => {
  const schema = { required: ['appSecret'], properties: { appSecret: { type: 'string', writeOnly: true }, receive: { enum: ['webhook', 'stream'] }, baseUrl: { type: 'string' } } };

  const fields = fieldsOfSchema(schema, 'en');

  expect(fields).toMatchObject([
    { key: 'appSecret', title: 'App secret', kind: 'secret', required: true },
    { key: 'receive', kind: 'choice', choices: ['webhook', 'stream'] },
    { key: 'baseUrl', title: 'Base url', kind: 'text' },
  ]);
});

test.each([null, 'nonsense', { properties: [] }, { properties: { odd: null } }])('%j is no form', (schema) => {
  expect(fieldsOfSchema(schema, 'en')).toEqual([]);
});

test('emptied settings go, unknown ones stay', () => {
  const fields = fieldsOfSchema({ properties: { greeting: {}, color: {} } }, 'en');

  const sent = settingsToSend({ greeting: 'Hi', later: 'kept' }, fields, { greeting: ' ', color: ' #112233 ' });

  expect(sent).toEqual({ color: '#112233', later: 'kept' });
});

test('a secret that was left empty is not taken away', () => {
  const fields = fieldsOfSchema({ properties: { token: { writeOnly: true } } }, 'en');

  const sent = settingsToSend({ token: '••••' }, fields, { token: '' });

  expect(sent).toEqual({ token: '••••' });
});
