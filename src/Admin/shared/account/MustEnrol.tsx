import { Button } from 'antd';
import { LanguageSwitch } from '../language/LanguageSwitch';
import { useWords } from '../language/LanguageContext';
import { useSessionDoors } from '../session/SessionContext';
import { AccountSecurity } from './AccountSecurity';
import { accountWords } from './account.words';

/** All that somebody sees whose company asks for a second factor, until they have one. */
export function MustEnrol() {
  const words = useWords(accountWords);
  const { retry, signOut } = useSessionDoors();
  return (
    <main className="must-enrol" data-testid="must-enrol">
      <h1>{words.mustTitle}</h1>
      <p>{words.must}</p>
      <AccountSecurity onSecured={retry} />
      <p className="account-actions">
        <Button onClick={() => void signOut()}>{words.signOut}</Button>
        <LanguageSwitch />
      </p>
    </main>
  );
}
