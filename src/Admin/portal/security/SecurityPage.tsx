import { AccountSecurity, accountWords, useMay, useSession, useWords } from '@switchboard/shared';
import { Alert } from 'antd';
import { PageHead } from '../frame/PageHead';
import { PolicyCard } from './PolicyCard';
import { securityWords } from './security.words';

/** The own account for everybody, and the company's rule for those who let people in. */
export function SecurityPage() {
  const words = useWords(accountWords);
  const { vouched } = useWords(securityWords);
  const { providerId } = useSession();
  const may = useMay();
  return (
    <>
      <PageHead title={words.title}>{words.about}</PageHead>
      <div className="stack">
        {providerId ? <Alert type="info" showIcon title={vouched} /> : <AccountSecurity />}
        {may('members:manage') && <PolicyCard />}
      </div>
    </>
  );
}
