import { FrownOutlined, MehOutlined, SmileOutlined } from '@ant-design/icons';
import { useWords, type Conversation } from '@switchboard/shared';
import { listWords } from './list.words';

const FACES = { negative: FrownOutlined, neutral: MehOutlined, positive: SmileOutlined };

export function Mood({ mood, named = false }: { mood: Conversation['mood']; named?: boolean }) {
  const words = useWords(listWords);
  if (!mood) return null;
  const Icon = FACES[mood];
  return (
    <span className={`mood mood-${mood}`} title={words.mood[mood]} data-testid="mood" data-mood={mood}>
      <Icon aria-hidden />
      <span className={named ? undefined : 'sb-hidden'}>{words.mood[mood]}</span>
    </span>
  );
}
