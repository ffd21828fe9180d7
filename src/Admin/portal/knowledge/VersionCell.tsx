import { CheckCircleFilled, EditFilled, PlusOutlined } from '@ant-design/icons';
import { useMay, useWords, type Language } from '@switchboard/shared';
import { Link } from 'react-router';
import { knowledgeWords } from './knowledge.words';
import { isArticle, titleOf, type Topic } from './topics';

/** One language of a topic: its state, or that it is missing. */
export function VersionCell({ topic, language }: { topic: Topic; language: Language }) {
  const words = useWords(knowledgeWords);
  const may = useMay();
  const version = topic.versions[language];
  if (version === 'missing' && !may('articles:write')) return <span className="version version-missing">{words.missing}</span>;
  const status = isArticle(version) ? version.status : null;
  const said = version === 'missing' ? words.missing : status ? words.statuses[status] : words.elsewhere;
  const Sign = version === 'missing' ? PlusOutlined : status === 'draft' ? EditFilled : CheckCircleFilled;
  return (
    <Link to={`/articles/${topic.slug}?view=${language}`} className={`version version-${isArticle(version) ? version.status : version}`} aria-label={`${titleOf(topic, language)}, ${words.names[language]}: ${said}`}>
      <Sign aria-hidden /> {said}
    </Link>
  );
}
