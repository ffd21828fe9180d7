import { useMay, useSession, useWords } from '@switchboard/shared';
import { Result } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { frameWords } from './frame.words';
import { PAGES, type PageKey } from './pages';

/** Its children for whoever may see the page; for others, what they lack and whom to ask. */
export function Allowed({ page, children }: { page: PageKey; children: ReactNode }) {
  const may = useMay();
  const words = useWords(frameWords);
  const { member } = useSession();
  const permission = PAGES.find((p) => p.key === page)?.permission ?? null;
  if (permission === null || may(permission)) return children;
  const roles: Readonly<Record<string, string>> = words.roles;
  return (
    <div data-testid="not-allowed">
      <Result
        status="403"
        title={<h1 className="portal-result">{words.notAllowed}</h1>}
        subTitle={words.notAllowedDetail(roles[member.role] ?? member.role, permission)}
        extra={<Link to="/">{words.toOverview}</Link>}
      />
    </div>
  );
}
