import { createContext, use } from 'react';
import type { Workplace } from './Workplace';

export const WorkplaceContext = createContext<Workplace | null>(null);

export function useWorkplace(): Workplace {
  const workplace = use(WorkplaceContext);
  if (!workplace) throw new Error('useWorkplace needs Desk above it.');
  return workplace;
}
