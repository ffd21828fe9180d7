import { Refused, useSession, useWords } from '@switchboard/shared';
import { Skeleton } from 'antd';
import { PageHead } from '../frame/PageHead';
import { DriftNotice } from '../intents/drift/DriftNotice';
import { useInboxes, usePlugins } from '../inboxes/useInboxes';
import { EVERY_ARTICLE, useArticles } from '../knowledge/useArticles';
import { useEverybody } from '../members/useMembers';
import { Checklist } from './Checklist';
import type { Known } from './steps';
import { Figures } from './Figures';
import { overviewWords } from './overview.words';

export function OverviewPage() {
  const words = useWords(overviewWords);
  const { tenant } = useSession();
  const inboxes = useInboxes();
  const { plugins, isLoading } = usePlugins();
  const articles = useArticles(EVERY_ARTICLE);
  const members = useEverybody();
  const waiting = inboxes.isPending || articles.isPending || members.isPending || isLoading;
  const failed = [inboxes, articles, members].find((q) => q.isError);
  const known: Known = { inboxes: inboxes.items, plugins, articles: articles.items, members: members.data ?? [] };
  return (
    <>
      <PageHead title={words.title(tenant.name)}>{words.about}</PageHead>
      <DriftNotice />
      {failed && <Refused error={failed.error} onRetry={() => void failed.refetch()} />}
      {waiting && !failed && <Skeleton active />}
      {!waiting && !failed && (
        <div className="stack">
          <Figures known={known} more={articles.hasNextPage} />
          <Checklist known={known} />
        </div>
      )}
    </>
  );
}
