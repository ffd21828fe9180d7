import { bodyOf, EntranceCard, Refused, useApi, useSessionDoors, useWords, type Schemas } from '@switchboard/shared';
import { Button, Form, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { Link, Navigate } from 'react-router';
import { useSubmit } from '../frame/useSubmit';
import { joiningWords } from './joining.words';
import { PasswordItem } from './PasswordItem';
import { useLinkToken } from './useLinkToken';

// Signing in leads away and back; the link's secret waits in this tab meanwhile.
const KEPT = 'switchboard.invitation';

export function AcceptInvitationPage() {
  const api = useApi();
  const words = useWords(joiningWords);
  const token = useLinkToken(KEPT) ?? '';
  const { current } = useSessionDoors();
  const [offer, setOffer] = useState<Schemas['AcceptInvitationOffer'] | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [joined, setJoined] = useState(false);
  useEffect(() => {
    bodyOf(api.POST('/invitations/show', { body: { token } })).then((shown) => setOffer(shown), setRefusal);
  }, [api, token]);

  if (joined && current.state === 'signed-in') return <Arrived permissions={current.session.member?.permissions ?? []} />;
  if (refusal !== null)
    return (
      <EntranceCard title={words.dead} about={words.accept.askAgain}>
        <Refused error={refusal} />
      </EntranceCard>
    );
  if (offer === null || joined || current.state === 'loading')
    return (
      <EntranceCard title={words.accept.loading}>
        <Spin />
      </EntranceCard>
    );
  return (
    <EntranceCard title={words.accept.title(offer.company)} about={words.accept.about(offer.name, offer.email)}>
      <Answer offer={offer} token={token} onJoined={() => setJoined(true)} />
    </EntranceCard>
  );
}

/** Administrators go on here, everybody else to where customers are answered. */
function Arrived({ permissions }: { permissions: readonly string[] }) {
  const stays = permissions.includes('inboxes:manage');
  useEffect(() => {
    if (!stays) location.assign('/desk/');
  }, [stays]);
  return stays ? <Navigate to="/" replace /> : null;
}

function Answer({ offer, token, onJoined }: { offer: Schemas['AcceptInvitationOffer']; token: string; onJoined: () => void }) {
  const api = useApi();
  const words = useWords(joiningWords);
  const { current, signOut, switchTenant } = useSessionDoors();
  const [form] = Form.useForm<{ password?: string }>();
  const { busy, refusal, submit } = useSubmit<{ password?: string }>(form, ['password'], async ({ password }) => {
    const { tenant } = await bodyOf(api.POST('/invitations/accept', { body: { token, ...(password === undefined ? {} : { password }) } }));
    sessionStorage.removeItem(KEPT);
    onJoined();
    switchTenant(tenant);
  });
  const me = current.state === 'signed-in' ? current.session.user.email : null;
  if (me !== null && me.toLowerCase() !== offer.email.toLowerCase())
    return (
      <>
        <p className="sign-in-note">{words.accept.other(me)}</p>
        <Button block size="large" onClick={() => void signOut()} data-testid="sign-out-first">
          {words.accept.signOut}
        </Button>
      </>
    );
  if (me === null && offer.known)
    return (
      <>
        <p className="sign-in-note">{words.accept.known}</p>
        <Link to="/sign-in?to=/portal/accept-invitation" data-testid="sign-in-first">
          {words.toSignIn}
        </Link>
      </>
    );
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(v) => void submit(v)} data-testid="accept-form">
      {refusal !== null && <Refused error={refusal} />}
      {me === null && (
        <>
          <p className="sign-in-note">{words.accept.chooseOwn}</p>
          <PasswordItem />
        </>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="accept">
        {words.accept.send}
      </Button>
    </Form>
  );
}
