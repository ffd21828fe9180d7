import { Refused, useMay, useWords, type Team } from '@switchboard/shared';
import { App, Button, Empty, Form, Input, Modal, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { PageHead } from '../frame/PageHead';
import { useSubmit } from '../frame/useSubmit';
import { memberWords } from './members.words';
import { useEverybody, useSaveTeam, useTeams } from './useMembers';

export function TeamsPage() {
  const words = useWords(memberWords).teams;
  const frame = useWords(frameWords);
  const may = useMay();
  const teams = useTeams();
  const everybody = useEverybody();
  const [edited, setEdited] = useState<Team | 'new' | null>(null);
  const nameOf = (id: string) => everybody.data?.find((m) => m.id === id)?.name ?? '…';
  return (
    <>
      <PageHead
        title={words.title}
        actions={
          may('teams:manage') && (
            <Button type="primary" onClick={() => setEdited('new')} data-testid="new-team">
              {words.add}
            </Button>
          )
        }
      >
        {words.about}
      </PageHead>
      {teams.isError && <Refused error={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.isPending && <Skeleton active />}
      {teams.isSuccess && teams.items.length === 0 && <Empty description={words.empty} />}
      <ul className="cards">
        {teams.items.map((team) => (
          <li key={team.id} className="card">
            <div className="card-head">
              <h2>{team.name}</h2>
              {may('teams:manage') && (
                <Button size="small" onClick={() => setEdited(team)} aria-label={words.edit(team.name)}>
                  {words.change}
                </Button>
              )}
            </div>
            <p className="soft">{team.memberIds.length > 0 ? words.count(team.memberIds.length) : words.nobody}</p>
            <p className="tags">
              {team.memberIds.map((id) => (
                <Tag key={id}>{nameOf(id)}</Tag>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {teams.hasNextPage && <Button onClick={() => void teams.fetchNextPage()}>{frame.more}</Button>}
      {edited && <TeamForm team={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

interface TeamFields {
  name: string;
  memberIds: string[];
}

function TeamForm({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const words = useWords(memberWords).teams;
  const frame = useWords(frameWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<TeamFields>();
  const everybody = useEverybody();
  const save = useSaveTeam();
  const { busy, refusal, submit } = useSubmit<TeamFields>(form, ['name', 'memberIds'], async ({ name, memberIds }) => {
    await save.mutateAsync({ id: team?.id ?? null, name: name.trim(), memberIds });
    void message.success(team ? frame.saved : words.made);
    onClose();
  });
  // Whoever is in the team stays to be seen here, deactivated or not.
  const choices = (everybody.data ?? []).filter((m) => m.active || team?.memberIds.includes(m.id));
  return (
    <Modal open title={team ? words.edit(team.name) : words.add} okText={frame.save} cancelText={frame.cancel} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose}>
      {refusal !== null && <Refused error={refusal} />}
      <Form<TeamFields> form={form} layout="vertical" requiredMark={false} initialValues={{ name: team?.name ?? '', memberIds: team?.memberIds ?? [] }} onFinish={(v) => void submit(v)} data-testid="team-form">
        <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 100, message: frame.tooLong(100) }]}>
          <Input />
        </Form.Item>
        <Form.Item name="memberIds" label={words.members}>
          <Select mode="multiple" optionFilterProp="label" loading={everybody.isPending} options={choices.map((m) => ({ value: m.id, label: m.name }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
