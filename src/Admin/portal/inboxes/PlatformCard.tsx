import { Refused, useLanguage, useMay, useWords, type Inbox } from '@switchboard/shared';
import { Alert, Button } from 'antd';
import { CopyButton } from '../frame/CopyButton';
import { moment } from '../frame/dates';
import { platformWords } from './platform.words';
import { useCheckInbox } from './useInboxes';

/** What connects an inbox with the platform behind it: the address to tell it or our own connection, how it goes, and a try of what was filled in. */
export function PlatformCard({ inbox }: { inbox: Inbox }) {
  const words = useWords(platformWords);
  const { language } = useLanguage();
  const may = useMay();
  const check = useCheckInbox(inbox.id);
  const reasons: Readonly<Record<string, string>> = words.reasons;
  const codes: Readonly<Record<string, string>> = words.codes;
  const when = (at: string | null) => (at === null ? words.never : moment(at, language));
  return (
    <section className="card" aria-labelledby="platform-title" data-testid="platform">
      <h2 id="platform-title">{words.title}</h2>
      {inbox.streams ? <p>{words.aboutConnection}</p> : <CallbackAddress url={inbox.callbackUrl} />}
      <dl className="figures platform-health">
        {inbox.streams && (
          <div>
            <dt>{words.connected}</dt>
            <dd data-testid="connected">{inbox.connectedAt === null ? words.notConnected : moment(inbox.connectedAt, language)}</dd>
          </div>
        )}
        <div>
          <dt>{words.received}</dt>
          <dd>{when(inbox.lastReceivedAt)}</dd>
        </div>
        <div>
          <dt>{words.sent}</dt>
          <dd>{when(inbox.lastSentAt)}</dd>
        </div>
      </dl>
      {inbox.lastErrorAt !== null && (
        <Alert
          type="error"
          showIcon
          className="gap"
          title={`${words.failed} ${moment(inbox.lastErrorAt, language)}`}
          description={[codes[inbox.lastErrorCode ?? ''], reasons[inbox.lastErrorReason ?? ''] ?? inbox.lastErrorReason, inbox.lastErrorCode].filter(Boolean).join(' · ')}
        />
      )}
      {inbox.lastNoticeAt !== null && (
        <Alert type="info" showIcon className="gap" title={`${words.notice} ${moment(inbox.lastNoticeAt, language)}`} description={inbox.lastNotice} data-testid="notice" />
      )}
      {may('inboxes:manage') && (
        <Button onClick={() => check.mutate()} loading={check.isPending} data-testid="check-inbox">
          {words.check}
        </Button>
      )}
      {check.isError && <Refused error={check.error} />}
      <ul className="checklist" aria-live="polite">
        {(check.data?.checks ?? []).map((c) => (
          <li key={c.name} className="step" data-testid="check">
            <div>
              <b>{c.name === 'connection' && !c.ok ? words.connection : `${c.ok ? words.ok : words.notOk}: ${c.name}`}</b>
              <small>{c.answer}</small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CallbackAddress({ url }: { url: string | null }) {
  const words = useWords(platformWords);
  return (
    <>
      <p>{words.about}</p>
      {url === null ? (
        <Alert type="warning" showIcon title={words.noAddress} className="gap" />
      ) : (
        <p className="secret">
          <code data-testid="callback-url">{url}</code>
          <CopyButton text={url} />
        </p>
      )}
    </>
  );
}
