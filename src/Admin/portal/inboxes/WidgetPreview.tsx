import { useLanguage, useWords, type Language } from '@switchboard/shared';
import { Form, Segmented, type FormInstance } from 'antd';
import { useState } from 'react';
import { inkOn, isColour } from './colours';
import type { InboxFields } from './InboxForm';
import { inboxWords } from './inboxes.words';

const GREETING = { en: 'Hello! How can we help?', 'zh-CN': '您好，请问有什么可以帮您？' } as const;

/** The chat window with what stands in the form now, saved or not. */
export function WidgetPreview({ form }: { form: FormInstance<InboxFields> }) {
  const words = useWords(inboxWords);
  const { language: mine } = useLanguage();
  const [language, setLanguage] = useState<Language>(mine);
  const name = Form.useWatch('name', form);
  const settings: Record<string, string | undefined> = Form.useWatch('settings', form) ?? {};
  const said = inboxWords[language];
  const color = isColour(settings['color'] ?? '') ? (settings['color'] as string) : '#2456c4';
  const greeting = (language === 'en' ? settings['greeting'] : settings['greetingZh'] || settings['greeting']) || GREETING[language];
  const questions = ((language === 'en' ? settings['questionsEn'] : settings['questionsZh']) ?? '').split('\n').map((q) => q.trim()).filter(Boolean);
  const look = { background: color, color: inkOn(color) };
  return (
    <section className="preview" aria-label={words.preview}>
      <div className="preview-head">
        <h2>{words.preview}</h2>
        <Segmented<Language> size="small" value={language} onChange={setLanguage} options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]} />
      </div>
      <div className="preview-window" lang={language} data-testid="preview">
        <div className="preview-bar" style={look}>
          <b>{name?.trim() || '…'}</b>
          <span>{said.previewOnline}</span>
        </div>
        <div className="preview-talk">
          <p className="preview-bubble">{greeting}</p>
          {questions.slice(0, 4).map((q) => (
            <span key={q} className="preview-question" style={{ borderColor: color }}>
              {q}
            </span>
          ))}
        </div>
        <div className="preview-write">
          <span>{said.previewWrite}</span>
          <i style={look} aria-hidden>
            ➤
          </i>
        </div>
      </div>
      <p className="preview-note">{words.previewNote}</p>
    </section>
  );
}
