import { Refused, useLanguage, useMay, useWords, type Article, type Language } from '@switchboard/shared';
import { Alert, Result, Segmented, Skeleton } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { PageHead } from '../frame/PageHead';
import { knowledgeWords } from './knowledge.words';
import { ARTICLE_LANGUAGES, isLanguage } from './topics';
import { useTopic } from './useArticles';
import { VersionEditor } from './VersionEditor';
import { VersionReading } from './VersionReading';

type View = Language | 'both';

/** Everything written at one address: each language to write, or both to compare. */
export function TopicPage() {
  const words = useWords(knowledgeWords);
  const { language } = useLanguage();
  const may = useMay();
  const { slug = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const topic = useTopic(slug);
  const asked = query.get('view');
  const view: View = !may('articles:write') ? 'both' : isLanguage(asked) || asked === 'both' ? asked : language;
  const article = (l: Language): Article | null => topic.data?.find((a) => a.language === l) ?? null;
  const title = (article(language) ?? topic.data?.[0])?.title ?? words.title;
  const nameOf = (v: View) => (v === 'both' || article(v) ? words.views[v] : `${words.views[v]} · ${words.missing}`);

  if (topic.isSuccess && topic.data.length === 0)
    return <Result status="404" title={<h1 className="portal-result">{words.notThere}</h1>} extra={<Link to="/articles">{words.back}</Link>} />;
  return (
    <>
      <PageHead title={title} actions={<Link to="/articles">{words.back}</Link>}>
        <code>{slug}</code>
      </PageHead>
      {topic.isError && <Refused error={topic.error} onRetry={() => void topic.refetch()} />}
      {topic.isPending && <Skeleton active />}
      {!may('articles:write') && <Alert type="info" showIcon title={words.readOnly} className="gap" />}
      {topic.isSuccess && may('articles:write') && (
        <Segmented<View>
          className="gap"
          aria-label={words.view}
          value={view}
          onChange={(v) => setQuery({ view: v }, { replace: true })}
          options={([...ARTICLE_LANGUAGES, 'both'] as const).map((v) => ({ value: v, label: nameOf(v) }))}
        />
      )}
      {topic.isSuccess && view !== 'both' && <VersionEditor key={`${slug}/${view}`} slug={slug} language={view} versions={topic.data} />}
      {topic.isSuccess && view === 'both' && (
        <div className="both">
          {ARTICLE_LANGUAGES.map((l) => (
            <VersionReading key={l} slug={slug} language={l} article={article(l)} />
          ))}
        </div>
      )}
    </>
  );
}
