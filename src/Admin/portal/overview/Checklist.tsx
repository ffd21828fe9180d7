import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import { useMay, useWords } from '@switchboard/shared';
import { Alert, Progress } from 'antd';
import { Link } from 'react-router';
import { checklistOf, type Known, type StepKey } from './steps';
import { overviewWords } from './overview.words';

/** Where a step is done, and what a role needs to do it. */
const DOORS: Readonly<Record<StepKey, { to: string; permission: string | null }>> = {
  inbox: { to: '/inboxes/new', permission: 'inboxes:manage' },
  channel: { to: '/inboxes', permission: 'inboxes:manage' },
  origins: { to: '/inboxes', permission: 'inboxes:manage' },
  articles: { to: '/articles/new', permission: 'articles:write' },
  languages: { to: '/articles', permission: 'articles:write' },
  agents: { to: '/members', permission: 'members:manage' },
  online: { to: '/desk/', permission: null },
};

export function Checklist({ known }: { known: Known }) {
  const words = useWords(overviewWords);
  const may = useMay();
  const steps = checklistOf(known);
  const done = steps.filter((s) => s.done).length;
  return (
    <section className="card" aria-labelledby="checklist">
      <div className="card-head">
        <h2 id="checklist">{words.checklist}</h2>
        <span className="soft">{words.done(done, steps.length)}</span>
      </div>
      <Progress percent={Math.round((done / steps.length) * 100)} showInfo={false} size="small" aria-hidden />
      {done === steps.length && <Alert type="success" showIcon title={words.ready} />}
      <ol className="checklist">
        {steps.map(({ key, done: isDone }) => {
          const { title, detail, action } = words.steps[key];
          const { to, permission } = DOORS[key];
          const offered = !isDone && (permission === null || may(permission));
          return (
            <li key={key} className={isDone ? 'step step-done' : 'step'} data-testid={`step-${key}`}>
              {isDone ? <CheckCircleFilled aria-label={words.states.done} role="img" /> : <ClockCircleOutlined aria-label={words.states.todo} role="img" />}
              <div>
                <b>{title}</b>
                <small>{detail}</small>
              </div>
              {offered && (to.startsWith('/desk') ? <a href={to}>{action}</a> : <Link to={to}>{action}</Link>)}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
