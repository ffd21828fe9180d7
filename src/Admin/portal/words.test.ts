import { untranslated } from '@switchboard/shared';
import { expect, test } from 'vitest';
import { auditWords } from './audit/audit.words';
import { frameWords } from './frame/frame.words';
import { inboxWords } from './inboxes/inboxes.words';
import { knowledgeWords } from './knowledge/knowledge.words';
import { memberWords } from './members/members.words';
import { meteringWords } from './metering/metering.words';
import { overviewWords } from './overview/overview.words';
import { pluginWords } from './plugins/plugins.words';

// The names of languages stand in their own language.
const SAME = ['names.zh-CN', 'names.en', 'views.zh-CN', 'views.en'];

test.each([
  ['audit', auditWords],
  ['frame', frameWords],
  ['inboxes', inboxWords],
  ['knowledge', knowledgeWords],
  ['members', memberWords],
  ['metering', meteringWords],
  ['overview', overviewWords],
  ['plugins', pluginWords],
])('every word of %s is there in both languages', (_, words) => {
  const missing = untranslated(words, SAME);

  expect(missing).toEqual([]);
});
