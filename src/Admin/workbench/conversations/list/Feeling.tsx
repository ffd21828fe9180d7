import { ArrowDownOutlined, ArrowUpOutlined, StopOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { useWords, type Conversation } from '@switchboard/shared';
import { listWords } from './list.words';
import { Mood } from './Mood';
import { turnOf } from './turn';

/** How the customer sounds, where that is going, and whether somebody should look soon. */
export function Feeling({ conversation: c, named = false }: { conversation: Pick<Conversation, 'mood' | 'moodChange' | 'emotion' | 'urgency' | 'spam'>; named?: boolean }) {
  const words = useWords(listWords);
  const turn = turnOf(c.moodChange);
  return (
    <>
      <Mood mood={c.mood} named={named} />
      {turn && (
        <span className={`turn turn-${turn}`} title={words.turn[turn]} data-testid="mood-turn" data-turn={turn}>
          {turn === 'fell' ? <ArrowDownOutlined aria-hidden /> : <ArrowUpOutlined aria-hidden />}
          <span className={named ? undefined : 'sb-hidden'}>{words.turn[turn]}</span>
        </span>
      )}
      {c.emotion && (
        <span className="emotion" data-testid="emotion">
          {words.emotion[c.emotion]}
        </span>
      )}
      {c.urgency === 'high' && (
        <span className="pressing pressing-urgent" data-testid="urgency">
          <ThunderboltOutlined aria-hidden /> {words.pressingNow}
        </span>
      )}
      {c.spam && (
        <span className="spam" title={words.spamHint} data-testid="spam">
          <StopOutlined aria-hidden /> {words.spam}
        </span>
      )}
    </>
  );
}
