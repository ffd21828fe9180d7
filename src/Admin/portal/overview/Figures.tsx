import { bodyOf, useApi, useLanguage, useMay, useWords, type Schemas } from '@switchboard/shared';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Known } from './steps';
import { overviewWords } from './overview.words';

/** `more` says that there are more articles than were counted. */
export function Figures({ known, more }: { known: Known; more: boolean }) {
  const words = useWords(overviewWords);
  const { language } = useLanguage();
  const api = useApi();
  const may = useMay();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const usage = useQuery({
    queryKey: ['usage', today],
    queryFn: async ({ signal }) => ((await bodyOf(api.GET('/usage', { params: { query: { day: today } }, signal })))?.items ?? []) as Schemas['Usage'][],
    enabled: may('usage:read'),
  });
  const format = new Intl.NumberFormat(language);
  const count = (n: number, atLeast = false) => format.format(n) + (atLeast ? '+' : '');
  const published = known.articles.filter((a) => a.status === 'published').length;
  const active = known.members.filter((m) => m.active);
  const figures: (readonly [name: string, value: string, to: string | null])[] = [
    [words.inboxes, count(known.inboxes.length), '/inboxes'],
    [words.published, count(published, more), '/articles'],
    [words.drafts, count(known.articles.length - published, more), '/articles'],
    [words.members, count(active.length), '/members'],
    [words.online, count(active.filter((m) => m.availability === 'online').length), '/members'],
    [words.open, count(known.members.reduce((sum, m) => sum + m.openConversations, 0)), null],
    ...(usage.data ? [[words.messages, count(usage.data.find((u) => u.metric === 'messages')?.quantity ?? 0), '/usage'] as const] : []),
  ];
  return (
    <section aria-label={words.figures}>
      <dl className="figures figures-wide">
        {figures.map(([name, value, to]) => (
          <div key={name} className="card">
            <dt>{to ? <Link to={to}>{name}</Link> : name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
