import { useLanguage, useWords } from '@switchboard/shared';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { since } from '../frame/dates';
import { PagedTable } from '../frame/PagedTable';
import { PageHead } from '../frame/PageHead';
import { questionWords } from './questions.words';
import { useUnanswered, type KnowledgeQuery } from './useQuestions';

/** What to write next. */
export function QuestionsPage() {
  const words = useWords(questionWords);
  const { language } = useLanguage();
  const questions = useUnanswered();
  const [now] = useState(() => Date.now());
  const columns: TableColumnsType<KnowledgeQuery> = [
    { key: 'question', title: words.question, render: (_, q) => <span lang={q.language}>{q.query}</span> },
    { key: 'asked', title: words.asked, render: (_, q) => words.times(q.asked) },
    { key: 'found', title: words.found, render: (_, q) => q.found },
    { key: 'last', title: words.last, render: (_, q) => since(q.lastAskedAt, now, language) },
    { key: 'write', title: words.write, render: (_, q) => <Link to={`/articles/new?title=${encodeURIComponent(q.query)}`}>{words.write}</Link> },
  ];
  return (
    <>
      <PageHead title={words.title}>{words.about}</PageHead>
      <PagedTable label={words.title} pages={questions} rows={questions.items} rowKey={(q) => q.id} columns={columns} empty={words.empty} />
    </>
  );
}
