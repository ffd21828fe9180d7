import { Refused, useLanguage, useWords, type Plugin } from '@switchboard/shared';
import { Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { PageHead } from '../frame/PageHead';
import { fieldsOfSchema } from '../inboxes/settingsSchema';
import { usePlugins } from '../inboxes/useInboxes';
import { PluginForm } from './PluginForm';
import { PluginSettings } from './PluginSettings';
import { PluginSwitch } from './PluginSwitch';
import { pluginWords } from './plugins.words';

const LOOKS: Readonly<Record<Plugin['state'], string>> = { active: 'success', disabled: 'default', superseded: 'default', incompatible: 'error', faulted: 'error', missing: 'error' };

export function PluginsPage() {
  const words = useWords(pluginWords);
  const { language } = useLanguage();
  const plugins = usePlugins();
  const [open, setOpen] = useState<Plugin | null>(null);
  const settings = (p: Plugin) => fieldsOfSchema(p.settingsSchema, language).length;
  const columns: TableColumnsType<Plugin> = [
    {
      key: 'name',
      title: words.name,
      render: (_, p) => (
        <span className="person">
          <b>{p.name[language] ?? p.name['en'] ?? p.id}</b>
          <small>
            <code>{p.id}</code>
          </small>
        </span>
      ),
    },
    { key: 'kind', title: words.kind, render: (_, p) => words.kinds[p.kind] },
    { key: 'version', title: words.version, render: (_, p) => p.version || words.none },
    { key: 'state', title: words.state, render: (_, p) => <Tag color={LOOKS[p.state]}>{words.states[p.state]}</Tag> },
    { key: 'reason', title: words.reason, render: (_, p) => p.reason ?? words.none },
    { key: 'enabled', title: words.enabled, render: (_, p) => <PluginSwitch plugin={p} /> },
    { key: 'settings', title: words.settings, render: (_, p) => <PluginSettings plugin={p} count={settings(p)} onSetUp={() => setOpen(p)} /> },
  ];
  return (
    <>
      <PageHead title={words.title}>{words.about}</PageHead>
      {plugins.isError ? (
        <Refused error={plugins.error} onRetry={() => void plugins.refetch()} />
      ) : (
        <Table<Plugin> aria-label={words.title} size="large" rowKey="id" columns={columns} dataSource={plugins.data ?? []} loading={plugins.isPending} pagination={false} scroll={{ x: 'max-content' }} locale={{ emptyText: words.empty }} />
      )}
      {open && <PluginForm key={open.id} plugin={open} onClose={() => setOpen(null)} />}
    </>
  );
}
