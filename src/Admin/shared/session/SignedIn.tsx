import { Button, Result, Spin } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { MustEnrol } from '../account/MustEnrol';
import { Refused } from '../faults/Refused';
import { useWords } from '../language/LanguageContext';
import { useSessionDoors } from './SessionContext';
import { sessionWords } from './session.words';

/** Shows its children to a signed-in member, anew for each tenant; sends everyone else to `signIn`. */
export function SignedIn({ children, signIn }: { children: ReactNode; signIn: ReactNode }) {
  const { current, retry, signOut } = useSessionDoors();
  const words = useWords(sessionWords);
  if (current.state === 'loading')
    return (
      <div className="sb-centre" role="status" aria-label={words.loading}>
        <Spin size="large" />
      </div>
    );
  if (current.state === 'unreachable')
    return (
      <main className="sb-centre">
        <Refused error={current.error} onRetry={retry} />
      </main>
    );
  if (current.state === 'signed-out') return signIn;
  const { tenant, member, mustEnrol } = current.session;
  if (mustEnrol) return <MustEnrol />;
  if (!tenant || !member)
    return (
      <main className="sb-centre">
        <Result
          status="info"
          title={words.noTenant}
          subTitle={words.noTenantDetail}
          extra={<Button onClick={() => void signOut()}>{words.signOut}</Button>}
        />
      </main>
    );
  return <Fragment key={`${tenant.slug}/${member.id}`}>{children}</Fragment>;
}
