import type { Mode, Outcome } from './useExperiments';

export type Measure = Outcome['findings'][number]['measure'];

const ALL: Measure[] = ['sure', 'handed-over', 'corrected', 'satisfied', 'rating'];

/** What can differ: in the shadow both judge the same conversations, and only the live version has an effect on them. */
export const tellingOf = (mode: Mode): Measure[] => (mode === 'shadow' ? ['sure'] : ALL);
