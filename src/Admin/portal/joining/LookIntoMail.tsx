import { EntranceCard, useWords } from '@switchboard/shared';
import { Link } from 'react-router';
import { joiningWords } from './joining.words';

/** The same for everybody: whether an address is known is told by mail and nowhere else. */
export function LookIntoMail({ email }: { email: string }) {
  const words = useWords(joiningWords);
  return (
    <EntranceCard title={words.lookIntoMail}>
      <p className="sign-in-note" role="status" data-testid="look-into-mail">
        {words.lookIntoMailDetail(email)}
      </p>
      <Link to="/sign-in">{words.toSignIn}</Link>
    </EntranceCard>
  );
}
