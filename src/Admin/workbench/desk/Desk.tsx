import { useApi, useSession, useSessionDoors } from '@switchboard/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { CustomerPane } from '../contacts/CustomerPane';
import { AssignDialog } from '../conversations/actions/AssignDialog';
import { useConversationActions } from '../conversations/actions/useConversationActions';
import { ConversationList, type ListHandle } from '../conversations/list/ConversationList';
import { isView, type View } from '../conversations/list/views';
import { NoThread, ThreadPane } from '../conversations/thread/ThreadPane';
import { ConnectionBanner } from '../realtime/ConnectionSign';
import { ShortcutHelp } from '../shortcuts/ShortcutHelp';
import { rememberSingleKeys, singleKeysOn } from '../shortcuts/shortcuts';
import './desk.css';
import { Header } from './Header';
import { LiveRegion } from './LiveRegion';
import { useStore } from './store';
import { useDeskKeys } from './useDeskKeys';
import { useHappenings } from './useHappenings';
import { Workplace } from './Workplace';
import { WorkplaceContext } from './WorkplaceContext';

/** The agent's workplace: made when the member signs in, taken down when they leave. */
export function Desk() {
  const api = useApi();
  const session = useSession();
  const { check } = useSessionDoors();
  const [workplace] = useState(() => new Workplace(api, session, check));
  useEffect(() => workplace.start(), [workplace]);
  return (
    <WorkplaceContext value={workplace}>
      <Columns workplace={workplace} />
    </WorkplaceContext>
  );
}

const WIDE = 1180;

function Columns({ workplace }: { workplace: Workplace }) {
  const { id = null } = useParams();
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const wanted = query.get('view');
  const view: View = isView(wanted) ? wanted : 'mine';
  const conversation = useStore(workplace.lists.book, (book) => (id ? (book.entries.get(id)?.conversation ?? null) : null));
  const actions = useConversationActions(id ?? '', conversation?.status ?? 'open');
  const [details, setDetails] = useState(() => window.innerWidth >= WIDE);
  const [dialog, setDialog] = useState<'assign' | 'help' | null>(null);
  const [singleKeys, setSingleKeys] = useState(singleKeysOn);
  const list = useRef<ListHandle>(null);

  const open = useCallback((next: string) => void navigate(`/conversations/${next}?view=${view}`), [navigate, view]);
  const showView = useCallback((next: View) => void navigate(id ? `/conversations/${id}?view=${next}` : `/?view=${next}`), [navigate, id]);
  const close = useCallback(() => setDialog(null), []);
  // On a narrow screen the customer lies over the composer.
  const uncover = useCallback(() => window.innerWidth < WIDE && setDetails(false), []);
  useEffect(() => {
    if (view === 'mine' || view === 'queue') return;
    workplace.watchAll();
    void workplace.lists.load(view);
  }, [workplace, view]);
  useHappenings(open);
  useDeskKeys({ conversation, actions, singleKeys, list, onAssign: () => setDialog('assign'), onHelp: () => setDialog('help') });

  return (
    <div className="desk">
      <Header onHelp={() => setDialog('help')} />
      <ConnectionBanner />
      <div className={details && conversation ? 'desk-columns desk-three' : 'desk-columns'}>
        <ConversationList ref={list} view={view} selected={id} onView={showView} onOpen={open} />
        {id ? (
          <ThreadPane id={id} conversation={conversation} actions={actions} details={details} onDetails={() => setDetails((on) => !on)} onAssign={() => setDialog('assign')} />
        ) : (
          <NoThread singleKeys={singleKeys} />
        )}
        {details && conversation && <CustomerPane conversation={conversation} onOpen={open} onInserted={uncover} />}
      </div>
      {dialog === 'assign' && conversation && <AssignDialog assigneeId={conversation.assigneeId} onAssign={actions.assign} onClose={close} />}
      {dialog === 'help' && (
        <ShortcutHelp
          singleKeys={singleKeys}
          onClose={close}
          onSingleKeys={(on) => {
            rememberSingleKeys(on);
            setSingleKeys(on);
          }}
        />
      )}
      <LiveRegion />
    </div>
  );
}
