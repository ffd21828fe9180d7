import { Refused, useLanguage, useMay, useWords } from '@switchboard/shared';
import { Alert, App, Form, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PageHead } from '../frame/PageHead';
import { InboxForm, type InboxFields } from './InboxForm';
import { inboxWords } from './inboxes.words';
import { fieldsOfSchema } from './settingsSchema';
import { useCreateInbox, usePlugins, WEB_CHAT } from './useInboxes';
import { WidgetPreview } from './WidgetPreview';

export function NewInboxPage() {
  const words = useWords(inboxWords);
  const { language } = useLanguage();
  const may = useMay();
  const go = useNavigate();
  const { message } = App.useApp();
  const [form] = Form.useForm<InboxFields>();
  const { plugins, isError, error, refetch } = usePlugins();
  const create = useCreateInbox();
  const channels = (plugins ?? []).filter((p) => p.channel !== null);
  const [picked, setPicked] = useState<string | null>(null);
  const channel = channels.find((p) => p.channel === (picked ?? WEB_CHAT)) ?? channels.find((p) => p.state === 'active') ?? channels[0];

  const onSite = channel?.channel === WEB_CHAT;

  const send = async (name: string, settings: Record<string, string>) => {
    const inbox = await create.mutateAsync({ name, channel: channel?.channel ?? WEB_CHAT, settings });
    void message.success(onSite ? words.created_ : words.createdElsewhere);
    await go(`/inboxes/${inbox.id}`);
  };

  const choice = (
    <Form.Item label={words.channel} htmlFor="inbox-channel">
      <Select
        id="inbox-channel"
        value={channel?.channel ?? undefined}
        onChange={setPicked}
        options={channels.map((p) => ({
          value: p.channel,
          label: p.state === 'active' ? (p.name[language] ?? p.id) : words.channelOff(p.name[language] ?? p.name['en'] ?? p.id, p.reason ?? ''),
          disabled: p.state !== 'active',
        }))}
      />
    </Form.Item>
  );
  return (
    <>
      <PageHead title={words.add} actions={<Link to="/inboxes">{words.backToList}</Link>} />
      {isError && <Refused error={error} onRetry={() => void refetch()} />}
      {!may('inboxes:manage') && <Alert type="info" showIcon title={words.readOnly} />}
      {may('inboxes:manage') && !plugins && !isError && <Skeleton active />}
      {plugins && channels.length === 0 && <Alert type="warning" showIcon title={words.noChannel} />}
      {may('inboxes:manage') && channel && (
        <div className="two">
          <section className="card">
            <InboxForm
              key={`${channel.id}/${language}`}
              form={form}
              fields={fieldsOfSchema(channel.settingsSchema, language)}
              before={null}
              readOnly={false}
              submitLabel={words.create}
              above={choice}
              onSend={send}
            />
          </section>
          {onSite && <WidgetPreview form={form} />}
        </div>
      )}
    </>
  );
}
