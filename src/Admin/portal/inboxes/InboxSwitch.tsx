import { explain, useLanguage, useMay, useWords, type Inbox } from '@switchboard/shared';
import { App, Switch } from 'antd';
import { inboxWords } from './inboxes.words';
import { useChangeInbox } from './useInboxes';

export function InboxSwitch({ inbox }: { inbox: Inbox }) {
  const words = useWords(inboxWords);
  const { language } = useLanguage();
  const may = useMay();
  const { modal, message } = App.useApp();
  const change = useChangeInbox(inbox.id);

  const set = (enabled: boolean) =>
    change.mutateAsync({ enabled }).then(
      () => void message.success(enabled ? words.turnedOn : words.turnedOff),
      (error: unknown) => void message.error(explain(error, language)),
    );
  const ask = (enabled: boolean) => {
    if (enabled) void set(true);
    else void modal.confirm({ title: words.turnOff, content: words.turnOffDetail, okText: words.turnOffDo, okButtonProps: { danger: true }, onOk: () => set(false) });
  };
  return <Switch checked={inbox.enabled} loading={change.isPending} disabled={!may('inboxes:manage')} aria-label={`${words.enabled}: ${inbox.name}`} onChange={ask} />;
}
