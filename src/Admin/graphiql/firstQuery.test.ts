import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { explorerWords } from './explorer.words';
import { firstQuery } from './firstQuery';

const schema = buildSchema(readFileSync(new URL('../../../docs/api/schema.graphql', import.meta.url), 'utf8'));

test.each(['en', 'zh-CN'] as const)('the query that a reader finds fits the schema, in %s', (language) => {
  const query = firstQuery(explorerWords[language]);

  const mistakes = validate(schema, parse(query));

  expect(mistakes).toEqual([]);
});
