import { useWords } from '@switchboard/shared';
import { useMemo } from 'react';
import { useStore } from '../../desk/store';
import { useWorkplace } from '../../desk/WorkplaceContext';
import { countsOf } from './book';
import { listWords } from './list.words';
import { VIEWS, type View } from './views';

export function ViewTabs({ view, onChoose }: { view: View; onChoose: (view: View) => void }) {
  const words = useWords(listWords);
  const { lists, me } = useWorkplace();
  const book = useStore(lists.book, (b) => b);
  const waiting = useStore(lists.waiting, (w) => w);
  const counts = useMemo(() => countsOf(book, me), [book, me]);
  return (
    <nav className="views" aria-label={words.viewsLabel}>
      {VIEWS.map((v) => {
        // The hub counts the whole queue; we may have loaded only its top.
        const exact = v === 'queue' && waiting !== null && counts.queue.more;
        const count = words.count(exact ? waiting : counts[v].count, !exact && counts[v].more);
        return (
          <button key={v} type="button" className="view" aria-current={v === view ? 'true' : undefined} onClick={() => onChoose(v)} data-testid={`view-${v}`}>
            {words.views[v]} <span className="view-count">{book.shelves[v].loaded ? count : '·'}</span>
          </button>
        );
      })}
    </nav>
  );
}
