import { Refused, explain, useLanguage, useWords } from '@switchboard/shared';
import { App, Button, List, Modal } from 'antd';
import { useState } from 'react';
import { day } from '../frame/dates';
import { Secret } from '../frame/Secret';
import { applicationWords } from './applications.words';
import { useAddSecret, useRevokeSecret, useSecrets, type Application } from './useApplications';

const MOST = 2;

/** An application's living secrets: two at most, so that they can be changed without an outage. */
export function Secrets({ application, onClose }: { application: Application; onClose: () => void }) {
  const words = useWords(applicationWords);
  const { language } = useLanguage();
  const { modal, message } = App.useApp();
  const secrets = useSecrets(application.id);
  const add = useAddSecret();
  const revoke = useRevokeSecret();
  const [made, setMade] = useState<string | null>(null);
  const complain = (error: unknown) => void message.error(explain(error, language));

  const ask = (secretId: string, hint: string) =>
    void modal.confirm({
      title: words.revokeSure(hint),
      content: words.revokeDetail,
      okText: words.revoke,
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync({ id: application.id, secretId }).then(() => void message.success(words.revoked), complain),
    });
  return (
    <Modal open title={`${words.secrets} · ${application.name}`} onCancel={onClose} mask={{ closable: made === null }} footer={<Button onClick={onClose}>{words.done}</Button>}>
      <p>{words.secretsAbout}</p>
      {secrets.error && <Refused error={secrets.error} />}
      <List
        loading={secrets.isPending}
        dataSource={secrets.data ?? []}
        locale={{ emptyText: words.noSecrets }}
        renderItem={(s) => (
          <List.Item
            actions={[
              <Button key="revoke" size="small" danger onClick={() => ask(s.id, s.hint)} aria-label={`${words.revoke}: …${s.hint}`}>
                {words.revoke}
              </Button>,
            ]}
          >
            <List.Item.Meta title={<code>…{s.hint}</code>} description={words.secretMade(day(s.createdAt, language), s.lastUsedAt ? day(s.lastUsedAt, language) : null)} />
          </List.Item>
        )}
      />
      {made ? (
        <Secret title={words.shown} detail={words.shownDetail} secret={made} />
      ) : (
        <Button disabled={(secrets.data?.length ?? MOST) >= MOST} loading={add.isPending} onClick={() => add.mutateAsync(application.id).then((s) => setMade(s.secret), complain)}>
          {words.addSecret}
        </Button>
      )}
    </Modal>
  );
}
