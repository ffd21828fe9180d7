import { AccountSecurity, accountWords, useMay, useWords } from '@switchboard/shared';
import { PageHead } from '../frame/PageHead';
import { PolicyCard } from './PolicyCard';

/** The own account for everybody, and the company's rule for those who let people in. */
export function SecurityPage() {
  const words = useWords(accountWords);
  const may = useMay();
  return (
    <>
      <PageHead title={words.title}>{words.about}</PageHead>
      <div className="stack">
        <AccountSecurity />
        {may('members:manage') && <PolicyCard />}
      </div>
    </>
  );
}
