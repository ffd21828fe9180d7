import { explain, useLanguage, useSession, useWords, type Member } from '@switchboard/shared';
import { App, Button } from 'antd';
import { memberWords } from './members.words';
import { useChangeMember } from './useMembers';

export function MemberActions({ member, onEdit }: { member: Member; onEdit: () => void }) {
  const words = useWords(memberWords);
  const { language } = useLanguage();
  const { member: me } = useSession();
  const { modal, message } = App.useApp();
  const change = useChangeMember();

  const set = (active: boolean) =>
    change.mutateAsync({ id: member.id, active }).then(
      () => void message.success(active ? words.activated : words.deactivated),
      (error: unknown) => void message.error(explain(error, language)),
    );
  const ask = () =>
    void modal.confirm({
      title: words.deactivateSure(member.name),
      content: words.deactivateDetail,
      okText: words.deactivate,
      okButtonProps: { danger: true },
      onOk: () => set(false),
    });
  return (
    <span className="row-actions">
      <Button size="small" onClick={onEdit} aria-label={words.edit(member.name)}>
        {words.editShort}
      </Button>
      {member.active ? (
        // Whoever deactivates themselves is out at once and cannot come back on their own.
        <Button size="small" danger disabled={member.id === me.id} onClick={ask} aria-label={`${words.deactivate}: ${member.name}`}>
          {words.deactivate}
        </Button>
      ) : (
        <Button size="small" loading={change.isPending} onClick={() => void set(true)} aria-label={`${words.activate}: ${member.name}`}>
          {words.activate}
        </Button>
      )}
    </span>
  );
}
