import { Refused, useWords, type Article, type Language } from '@switchboard/shared';
import { AutoComplete, Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { frameWords } from '../frame/frame.words';
import { useLeaveGuard } from '../frame/useLeaveGuard';
import { useSubmit } from '../frame/useSubmit';
import { knowledgeWords } from './knowledge.words';
import { Prose } from './Prose';
import { useCategories, type ArticleStatus, type ArticleText } from './useArticles';

type Fields = Omit<ArticleText, 'status' | 'questions'> & { slug?: string; questions: string };

interface Props {
  language: Language;
  article: Article | null;
  /** What a new article begins with. */
  draft?: Omit<ArticleText, 'status' | 'questions'> | undefined;
  /** Only the first version of a topic has its address to choose. */
  withSlug: boolean;
  onSend: (text: ArticleText, slug: string) => Promise<void>;
}

/** One a line; empty lines are none. */
function linesOf(text: string): string[] {
  return text.split('\n').map((q) => q.trim()).filter(Boolean);
}

/** Writing on the left, what customers will read on the right. */
export function ArticleForm({ language, article, draft, withSlug, onSend }: Props) {
  const words = useWords(knowledgeWords);
  const frame = useWords(frameWords);
  const [form] = Form.useForm<Fields>();
  const status = useRef<ArticleStatus>('draft');
  const [touched, setTouched] = useState(false);
  const categories = useCategories();
  const guard = useLeaveGuard(touched);
  const { busy, refusal, submit } = useSubmit<Fields>(form, ['title', 'category', 'body', 'slug', 'questions'], async ({ title, category, body, slug, questions }) => {
    await guard.passing(() => onSend({ title: title.trim(), category: category.trim(), body, questions: linesOf(questions), status: status.current }, slug?.trim() ?? ''));
    setTouched(false);
  });
  const [title, body] = [Form.useWatch('title', form) ?? '', Form.useWatch('body', form) ?? ''];
  const save = (as: ArticleStatus) => {
    status.current = as;
    form.submit();
  };
  const needed = { required: true, whitespace: true, message: frame.required };
  const initial = article ?? draft;
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ title: initial?.title ?? '', category: initial?.category ?? '', body: initial?.body ?? '', questions: (article?.questions ?? []).join('\n'), slug: '' }}
      onValuesChange={() => setTouched(true)}
      onFinish={(v) => void submit(v)}
      data-testid={`article-form-${language}`}
    >
      {refusal !== null && <Refused error={refusal} />}
      <div className="article-head">
        <Form.Item name="title" label={words.articleTitle} extra={words.articleTitleHint} rules={[needed, { max: 200, message: frame.tooLong(200) }]}>
          <Input lang={language} />
        </Form.Item>
        <Form.Item name="category" label={words.category} rules={[{ max: 100, message: frame.tooLong(100) }]}>
          <AutoComplete options={categories.map((c) => ({ value: c }))} />
        </Form.Item>
        {withSlug && (
          <Form.Item name="slug" label={words.slug} extra={words.slugHint} rules={[{ pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, message: words.slugBad }, { max: 120, message: frame.tooLong(120) }]}>
            <Input />
          </Form.Item>
        )}
      </div>
      <Form.Item name="questions" label={words.questions} extra={words.questionsHint} rules={[{ validator: (_, v: string) => (linesOf(v).some((q) => q.length > 200) ? Promise.reject(new Error(frame.tooLong(200))) : Promise.resolve()) }]}>
        <Input.TextArea lang={language} autoSize={{ minRows: 2, maxRows: 10 }} data-testid="similar-questions" />
      </Form.Item>
      <div className="article-write">
        <Form.Item name="body" label={words.body} extra={words.bodyHint} rules={[needed, { max: 50_000, message: frame.tooLong(50_000) }]}>
          <Input.TextArea lang={language} className="markdown" autoSize={{ minRows: 18, maxRows: 40 }} />
        </Form.Item>
        <section className="article-preview" aria-label={words.preview}>
          <p className="soft">{words.preview}</p>
          <div lang={language}>
            {title && <h2>{title}</h2>}
            {body.trim() ? <Prose text={body} /> : <p className="soft">{words.previewEmpty}</p>}
          </div>
        </section>
      </div>
      <div className="article-send">
        <Button type="primary" loading={busy} onClick={() => save('published')} data-testid="publish">
          {words.publish}
        </Button>
        <Button disabled={busy} onClick={() => save('draft')} data-testid="save-draft">
          {article?.status === 'published' ? words.unpublish : words.saveDraft}
        </Button>
      </div>
      {guard.question}
    </Form>
  );
}
