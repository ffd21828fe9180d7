import { useWords } from '@switchboard/shared';
import { Modal } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useBlocker } from 'react-router';
import { frameWords } from './frame.words';

/** Asks before unsaved work is left behind, within the portal and when the tab closes. */
export function useLeaveGuard(touched: boolean): { question: ReactNode; passing: <T>(work: () => Promise<T>) => Promise<T> } {
  const words = useWords(frameWords);
  // Saving leads on to another page by itself, before React has heard that nothing is unsaved any more.
  const open = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      touched && !open.current && (currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search),
  );

  useEffect(() => {
    if (!touched) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [touched]);

  const passing = async <T,>(work: () => Promise<T>): Promise<T> => {
    open.current = true;
    try {
      return await work();
    } finally {
      open.current = false;
    }
  };
  const question = blocker.state === 'blocked' && (
    <Modal open title={words.unsaved} okText={words.leave} okButtonProps={{ danger: true }} cancelText={words.stay} onOk={() => blocker.proceed()} onCancel={() => blocker.reset()}>
      {words.unsavedDetail}
    </Modal>
  );
  return { question, passing };
}
