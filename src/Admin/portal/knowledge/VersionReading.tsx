import { useMay, useSession, useWords, type Article, type Language } from '@switchboard/shared';
import { Empty, Tag } from 'antd';
import { Link } from 'react-router';
import { knowledgeWords } from './knowledge.words';
import { Prose } from './Prose';
import { helpAddress } from './topics';

/** One language, to be read beside the other. */
export function VersionReading({ slug, language, article }: { slug: string; language: Language; article: Article | null }) {
  const words = useWords(knowledgeWords);
  const may = useMay();
  const { tenant } = useSession();
  const name = words.names[language];
  return (
    <section className="card" aria-label={name} data-testid={`version-${language}`}>
      <div className="card-head">
        <span className="soft">{name}</span>
        {article && (
          <span className="row-actions">
            <Tag color={article.status === 'published' ? 'success' : 'warning'}>{words.statuses[article.status]}</Tag>
            {article.status === 'published' && (
              <a href={helpAddress(tenant.slug, slug, language)} target="_blank" rel="noreferrer">
                {words.page}
              </a>
            )}
          </span>
        )}
      </div>
      {article ? (
        <div lang={language}>
          <h2>{article.title}</h2>
          <Prose text={article.body} />
        </div>
      ) : (
        <Empty description={words.notWritten(name)}>{may('articles:write') && <Link to={`/articles/${slug}?view=${language}`}>{words.start(name)}</Link>}</Empty>
      )}
    </section>
  );
}
