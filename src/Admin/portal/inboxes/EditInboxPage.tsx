import { Refused, useLanguage, useMay, useWords, type Inbox } from '@switchboard/shared';
import { Alert, App, Form, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { CodeBlock } from '../frame/CodeBlock';
import { frameWords } from '../frame/frame.words';
import { PageHead } from '../frame/PageHead';
import { snippetOf } from './embedding';
import { healthOf } from './health';
import { HealthTag } from './HealthTag';
import { Identity } from './Identity';
import { InboxAccess } from './InboxAccess';
import { InboxForm, type InboxFields } from './InboxForm';
import { InboxSwitch } from './InboxSwitch';
import { inboxWords } from './inboxes.words';
import { PlatformCard } from './PlatformCard';
import { fieldsOfSchema, type SettingField } from './settingsSchema';
import { useChangeInbox, useInbox, usePlugins, WEB_CHAT } from './useInboxes';
import { WidgetPreview } from './WidgetPreview';

export function EditInboxPage() {
  const words = useWords(inboxWords);
  const { id = '' } = useParams();
  const inbox = useInbox(id);
  const back = <Link to="/inboxes">{words.backToList}</Link>;
  if (inbox.data) return <Editor key={inbox.data.id} inbox={inbox.data} />;
  return (
    <>
      <PageHead title={words.title} actions={back} />
      {inbox.isError ? <Refused error={inbox.error} onRetry={() => void inbox.refetch()} /> : <Skeleton active />}
    </>
  );
}

function Editor({ inbox }: { inbox: Inbox }) {
  const words = useWords(inboxWords);
  const frame = useWords(frameWords);
  const { language } = useLanguage();
  const may = useMay();
  const { message } = App.useApp();
  const [form] = Form.useForm<InboxFields>();
  const { plugins, isPending } = usePlugins();
  const change = useChangeInbox(inbox.id);
  const plugin = plugins?.find((p) => p.channel === inbox.channel && p.settingsSchema);
  const fields = plugin ? fieldsOfSchema(plugin.settingsSchema, language) : settingsAlone(inbox);
  const health = healthOf(inbox, plugins);
  const waiting = may('plugins:read') && isPending;
  const onSite = inbox.channel === WEB_CHAT;

  const send = async (name: string, settings: Record<string, string>) => {
    await change.mutateAsync({ name, settings });
    void message.success(frame.saved);
  };
  return (
    <>
      <PageHead title={inbox.name} actions={<Link to="/inboxes">{words.backToList}</Link>}>
        <span className="inbox-state">
          {!waiting && <HealthTag health={health} long />}
          <InboxSwitch inbox={inbox} />
        </span>
      </PageHead>
      {!may('inboxes:manage') && <Alert type="info" showIcon title={words.readOnly} className="gap" />}
      <div className={onSite ? 'two' : 'stack'}>
        <div className="stack">
          {!onSite && <PlatformCard inbox={inbox} />}
          <section className="card" aria-labelledby="settings-title">
            <h2 id="settings-title">{words.settings}</h2>
            {waiting ? (
              <Skeleton active />
            ) : (
              <InboxForm key={language} form={form} fields={fields} before={inbox} readOnly={!may('inboxes:manage')} submitLabel={frame.save} onSend={send} />
            )}
          </section>
          {may('members:read') && <InboxAccess inbox={inbox} />}
          {onSite && (
            <section className="card" aria-labelledby="install-title">
              <h2 id="install-title">{words.install}</h2>
              <p>{words.installDetail}</p>
              <CodeBlock text={snippetOf(location.origin, inbox.key)} label={words.snippet} testId="snippet" />
            </section>
          )}
          {onSite && may('inboxes:manage') && <Identity inbox={inbox} />}
        </div>
        {onSite && !waiting && <WidgetPreview form={form} />}
      </div>
    </>
  );
}

/** A channel whose plugin is away, or hidden from this role: its settings are shown as they are. */
function settingsAlone(inbox: Inbox): SettingField[] {
  const properties = Object.fromEntries(Object.keys(inbox.settings).map((key) => [key, { type: 'string', format: 'lines' }]));
  return fieldsOfSchema({ properties }, 'en');
}
