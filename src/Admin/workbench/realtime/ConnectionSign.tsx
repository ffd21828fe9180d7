import { Alert } from 'antd';
import { Hint, useWords } from '@switchboard/shared';
import { useEffect, useRef } from 'react';
import { deskWords } from '../desk/desk.words';
import { useStore } from '../desk/store';
import { useWorkplace } from '../desk/WorkplaceContext';

/** A dot in the header: whether news arrive. */
export function ConnectionSign() {
  const words = useWords(deskWords);
  const { connection } = useWorkplace();
  const state = useStore(connection.state, (s) => s);
  const name = { connected: words.connected, connecting: words.connecting, reconnecting: words.offlineShort }[state];
  return (
    <Hint text={state === 'connected' ? words.connectedHint : undefined}>
      <span className={`connection connection-${state}`} role="status" data-testid="connection" data-state={state}>
        {name}
      </span>
    </Hint>
  );
}

/** A line across the page while the connection is gone, and a word to screen readers when it is back. */
export function ConnectionBanner() {
  const words = useWords(deskWords);
  const { connection, announcer } = useWorkplace();
  const state = useStore(connection.state, (s) => s);
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'reconnecting' && state === 'connected') announcer.say(words.backAgain);
    before.current = state;
  }, [announcer, state, words]);
  if (state !== 'reconnecting') return null;
  return <Alert banner type="warning" title={words.reconnecting} role="alert" data-testid="reconnecting" />;
}
