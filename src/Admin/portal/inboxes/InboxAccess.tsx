import { Refused, useMay, useWords, type Inbox } from '@switchboard/shared';
import { App, Button, Form, Select, Tag } from 'antd';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { useEverybody, useTeams } from '../members/useMembers';
import { inboxWords } from './inboxes.words';
import { useSetAccess } from './useInboxes';

interface AccessFields {
  memberIds: string[];
  teamIds: string[];
}

/** Who works in the inbox; with nobody chosen it is open to everybody. */
export function InboxAccess({ inbox }: { inbox: Inbox }) {
  const words = useWords(inboxWords).access;
  const frame = useWords(frameWords);
  const may = useMay();
  const { message } = App.useApp();
  const [form] = Form.useForm<AccessFields>();
  const everybody = useEverybody();
  const teams = useTeams();
  const save = useSetAccess(inbox.id);
  const { busy, refusal, submit } = useSubmit<AccessFields>(form, ['memberIds', 'teamIds'], async (fields) => {
    await save.mutateAsync(fields);
    void message.success(frame.saved);
  });
  const closed = inbox.memberIds.length + inbox.teamIds.length > 0;
  const readOnly = !may('inboxes:manage');
  const people = (everybody.data ?? []).filter((m) => m.active || inbox.memberIds.includes(m.id));
  return (
    <section className="card" aria-labelledby="access-title">
      <div className="card-head">
        <h2 id="access-title">{words.title}</h2>
        <Tag color={closed ? 'blue' : undefined} data-testid={closed ? 'closed' : 'open'}>{closed ? words.closed : words.open}</Tag>
      </div>
      <p>{words.about}</p>
      {refusal !== null && <Refused error={refusal} />}
      <Form<AccessFields> form={form} layout="vertical" disabled={readOnly} initialValues={{ memberIds: inbox.memberIds, teamIds: inbox.teamIds }} onFinish={(v) => void submit(v)} data-testid="access-form">
        <Form.Item name="teamIds" label={words.teams}>
          <Select mode="multiple" aria-label={words.teams} showSearch={{ optionFilterProp: 'label' }} placeholder={words.nobody} loading={teams.isPending} options={teams.items.map((t) => ({ value: t.id, label: t.name }))} />
        </Form.Item>
        <Form.Item name="memberIds" label={words.members}>
          <Select mode="multiple" aria-label={words.members} showSearch={{ optionFilterProp: 'label' }} placeholder={words.nobody} loading={everybody.isPending} options={people.map((m) => ({ value: m.id, label: m.name }))} />
        </Form.Item>
        {!readOnly && (
          <Button htmlType="submit" loading={busy} data-testid="save-access">
            {words.save}
          </Button>
        )}
      </Form>
    </section>
  );
}
