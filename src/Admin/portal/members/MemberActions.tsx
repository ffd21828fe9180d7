import { explain, useLanguage, useSession, useWords, type Member } from '@switchboard/shared';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Deactivation } from './Deactivation';
import { memberWords } from './members.words';
import { useChangeMember, useTransferOwnership } from './useMembers';

export function MemberActions({ member, onEdit }: { member: Member; onEdit: () => void }) {
  const words = useWords(memberWords);
  const { language } = useLanguage();
  const { member: me } = useSession();
  const { modal, message } = App.useApp();
  const change = useChangeMember();
  const transfer = useTransferOwnership();
  const [leaving, setLeaving] = useState(false);

  const said = (words: string) => [() => void message.success(words), (error: unknown) => void message.error(explain(error, language))] as const;
  const askOwner = () =>
    void modal.confirm({
      title: words.ownerSure(member.name),
      content: words.ownerDetail,
      okText: words.makeOwner,
      okButtonProps: { danger: true },
      onOk: () => transfer.mutateAsync(member.id).then(...said(words.ownerMade(member.name))),
    });
  return (
    <span className="row-actions">
      <Button size="small" onClick={onEdit} aria-label={words.edit(member.name)}>
        {words.editShort}
      </Button>
      {member.active ? (
        // Whoever deactivates themselves is out at once and cannot come back on their own.
        <Button
          size="small"
          danger
          disabled={member.id === me.id || member.isOwner}
          title={member.isOwner ? words.ownerStays : undefined}
          onClick={() => setLeaving(true)}
          aria-label={`${words.deactivate}: ${member.name}`}
        >
          {words.deactivate}
        </Button>
      ) : (
        <Button
          size="small"
          loading={change.isPending}
          onClick={() => void change.mutateAsync({ id: member.id, active: true }).then(...said(words.activated))}
          aria-label={`${words.activate}: ${member.name}`}
        >
          {words.activate}
        </Button>
      )}
      {me.isOwner && member.id !== me.id && member.active && member.role === 'admin' && !member.customRoleId && (
        <Button size="small" onClick={askOwner} aria-label={`${words.makeOwner}: ${member.name}`} data-testid="make-owner">
          {words.makeOwner}
        </Button>
      )}
      {leaving && <Deactivation member={member} onClose={() => setLeaving(false)} />}
    </span>
  );
}
