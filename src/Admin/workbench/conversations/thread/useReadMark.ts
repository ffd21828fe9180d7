import { useEffect, useState } from 'react';
import { useWorkplace } from '../../desk/WorkplaceContext';

/** Tells that the newest message was read: only when the page is looked at and its end is in sight. */
export function useReadMark(id: string, lastSeq: number, atEnd: boolean): void {
  const workplace = useWorkplace();
  const looking = useLooking();
  useEffect(() => {
    if (looking && atEnd && lastSeq > 0) workplace.read(id, lastSeq);
  }, [workplace, id, lastSeq, atEnd, looking]);
}

function useLooking(): boolean {
  const [looking, setLooking] = useState(isLooking);
  useEffect(() => {
    const look = () => setLooking(isLooking());
    const events = ['focus', 'blur'] as const;
    for (const name of events) window.addEventListener(name, look);
    document.addEventListener('visibilitychange', look);
    return () => {
      for (const name of events) window.removeEventListener(name, look);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return looking;
}

const isLooking = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
