import { useWords } from '@switchboard/shared';
import { Alert, Button, Input } from 'antd';
import { useRef, useState, type FormEvent } from 'react';
import { useDocument } from '../document/DocumentContext';
import { exampleOf } from '../document/example';
import type { Operation } from '../document/operations';
import { docsWords } from '../docs.words';
import { Code } from '../operation/Code';
import { useKey } from './KeyContext';
import { addressOf, send, type Answered, type Values } from './request';

/** Calls the real API with what is filled in here. */
export function TryIt({ operation }: { operation: Operation }) {
  const words = useWords(docsWords).tryIt;
  const document = useDocument();
  const key = useKey();
  const [values, setValues] = useState<Values>({});
  const [json, setJson] = useState(() => (operation.body ? JSON.stringify(exampleOf(document, operation.body.schema, true), null, 2) : ''));
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const asFile = operation.body?.type === 'multipart/form-data';

  const bodyToSend = (): BodyInit | null => {
    if (!operation.body) return null;
    if (!asFile) return json;
    const form = new FormData();
    const chosen = file.current?.files?.[0];
    if (chosen) form.append('file', chosen, chosen.name);
    return form;
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAnswer(null);
    const address = addressOf(operation, values);
    if ('missing' in address) return setFault(words.missing(address.missing));
    if (operation.body && !asFile && !isJson(json)) return setFault(words.badJson);
    setFault(null);
    setBusy(true);
    try {
      setAnswer(await send(operation, address.url, key.text, bodyToSend(), AbortSignal.timeout(30_000)));
    } catch {
      setFault(words.failed);
    }
    setBusy(false);
  };

  const id = (name: string) => `try-${operation.id}-${name}`;
  return (
    <form className="docs-try" onSubmit={(e) => void submit(e)} noValidate>
      {operation.method !== 'GET' && <p className="docs-live">{words.live}</p>}
      {operation.parameters.map((p) => (
        <div key={p.name} className="docs-try-field">
          <label htmlFor={id(p.name)}>
            {p.name}
            {p.required && ' *'}
          </label>
          <Input id={id(p.name)} value={values[p.name] ?? ''} onChange={(e) => setValues({ ...values, [p.name]: e.target.value })} />
        </div>
      ))}
      {operation.body && !asFile && (
        <div className="docs-try-field">
          <label htmlFor={id('body')}>JSON</label>
          <Input.TextArea id={id('body')} value={json} onChange={(e) => setJson(e.target.value)} autoSize={{ minRows: 3, maxRows: 16 }} spellCheck={false} />
        </div>
      )}
      {asFile && (
        <div className="docs-try-field">
          <label htmlFor={id('file')}>{words.file}</label>
          <input id={id('file')} type="file" ref={file} />
        </div>
      )}
      <Button type="primary" htmlType="submit" loading={busy} data-testid={`send-${operation.id}`}>
        {words.send}
      </Button>
      <div role="status">
        {fault && <Alert type="error" showIcon title={fault} />}
        {answer && <Code title={`${words.answer} ${answer.status} · ${words.took(answer.milliseconds)}`} text={answer.text || '—'} testId={`answer-${operation.id}`} />}
      </div>
    </form>
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
