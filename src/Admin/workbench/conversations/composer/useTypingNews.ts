import { useCallback, useRef } from 'react';
import { useWorkplace } from '../../desk/WorkplaceContext';

const EVERY_MS = 3000;

/** Tells the customer that somebody types: less often than the sign of it expires. */
export function useTypingNews(id: string): () => void {
  const { connection, clock } = useWorkplace();
  const told = useRef({ id: '', at: 0 });
  return useCallback(() => {
    const now = clock.now();
    if (told.current.id === id && now - told.current.at < EVERY_MS) return;
    told.current = { id, at: now };
    connection.tell('Typing', id);
  }, [clock, connection, id]);
}
