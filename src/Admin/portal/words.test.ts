import { untranslated } from '@switchboard/shared';
import { expect, test } from 'vitest';
import { applicationWords } from './applications/applications.words';
import { auditWords } from './audit/audit.words';
import { frameWords } from './frame/frame.words';
import { inboxWords } from './inboxes/inboxes.words';
import { platformWords } from './inboxes/platform.words';
import { joiningWords } from './joining/joining.words';
import { knowledgeWords } from './knowledge/knowledge.words';
import { memberWords } from './members/members.words';
import { meteringWords } from './metering/metering.words';
import { overviewWords } from './overview/overview.words';
import { pluginWords } from './plugins/plugins.words';
import { provisioningWords } from './provisioning/provisioning.words';
import { roleWords } from './roles/roles.words';
import { securityWords } from './security/security.words';
import { singleSignOnWords } from './single-sign-on/single-sign-on.words';
import { suggestionWords } from './suggestions/suggestions.words';
import { webhookWords } from './webhooks/webhooks.words';

// The names of languages stand in their own language.
const SAME = ['names.zh-CN', 'names.en', 'views.zh-CN', 'views.en'];

test.each([
  ['applications', applicationWords],
  ['audit', auditWords],
  ['frame', frameWords],
  ['inboxes', inboxWords],
  ['joining', joiningWords],
  ['knowledge', knowledgeWords],
  ['members', memberWords],
  ['metering', meteringWords],
  ['overview', overviewWords],
  ['platform', platformWords],
  ['plugins', pluginWords],
  ['provisioning', provisioningWords],
  ['roles', roleWords],
  ['security', securityWords],
  ['single sign-on', singleSignOnWords],
  ['suggestions', suggestionWords],
  ['webhooks', webhookWords],
])('every word of %s is there in both languages', (_, words) => {
  const missing = untranslated(words, SAME);

  expect(missing).toEqual([]);
});
