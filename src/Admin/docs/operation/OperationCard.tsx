import { LinkOutlined, LockOutlined } from '@ant-design/icons';
import { useWords } from '@switchboard/shared';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { curlOf } from '../document/curl';
import { useDocument } from '../document/DocumentContext';
import { exampleOf } from '../document/example';
import type { Answer, Operation } from '../document/operations';
import { docsWords } from '../docs.words';
import { TryIt } from '../trying/TryIt';
import { Code } from './Code';
import { Fields, fieldsOf } from './Fields';
import { Method } from './Method';

/** One operation: what it takes on the left, what it looks like on the right. */
export function OperationCard({ operation }: { operation: Operation }) {
  const words = useWords(docsWords);
  const document = useDocument();
  const [trying, setTrying] = useState(false);
  const good = operation.answers.filter((a) => a.status.startsWith('2'));
  const places = { path: words.inPath, query: words.inQuery, header: 'header' };
  const parameters = operation.parameters.map((p) => ({ ...p, place: places[p.in], required: p.required ?? false }));
  const headingId = `heading-${operation.id}`;
  return (
    <article className="docs-operation" id={operation.id} aria-labelledby={headingId} data-testid={`operation-${operation.id}`}>
      <div className="docs-what">
        <h3 id={headingId}>
          {operation.summary}
          <a href={`#${operation.id}`} aria-label={words.link(operation.summary)}>
            <LinkOutlined aria-hidden />
          </a>
        </h3>
        <p className="docs-path">
          <Method name={operation.method} /> <code>{operation.path}</code>
        </p>
        <Needs operation={operation} />
        <Fields caption={words.parameters} fields={parameters} showRequired />
        {operation.body && <Fields caption={`${words.body} · ${operation.body.type}`} fields={fieldsOf(document, operation.body.schema)} showRequired />}
        {good.slice(0, 1).map((a) => (
          <Fields key={a.status} caption={`${words.answers} · ${good.map((g) => g.status).join(', ')}`} fields={a.schema ? fieldsOf(document, a.schema) : []} showRequired={false} />
        ))}
        <p className="docs-refusals">
          {words.refusals}: <Refusals answers={operation.answers} />
        </p>
      </div>
      <div className="docs-how">
        <Code title={words.request} text={curlOf(document, operation, location.origin)} testId={`curl-${operation.id}`} />
        {good.slice(0, 1).map((a) => (
          <Code key={a.status} title={words.exampleAnswer(a.status)} text={a.schema ? JSON.stringify(exampleOf(document, a.schema, false), null, 2) : words.noContent} />
        ))}
        <Button aria-expanded={trying} onClick={() => setTrying(!trying)} data-testid={`try-${operation.id}`}>
          {trying ? words.tryIt.close : words.tryIt.open}
        </Button>
        {trying && <TryIt operation={operation} />}
      </div>
    </article>
  );
}

function Needs({ operation }: { operation: Operation }) {
  const words = useWords(docsWords);
  const names: Readonly<Record<string, string>> = words.credential;
  const credentials = operation.credentials.map((c) => names[c] ?? c);
  return (
    <p className="docs-needs">
      {operation.permission && (
        <Tag icon={<LockOutlined aria-hidden />}>
          {words.permission} <code>{operation.permission}</code>
        </Tag>
      )}
      {(credentials.length > 0 ? credentials : [words.credential.none]).map((c) => (
        <Tag key={c}>{c}</Tag>
      ))}
    </p>
  );
}

function Refusals({ answers }: { answers: Answer[] }) {
  return answers.filter((a) => /^[45]/.test(a.status)).map((a) => <code key={a.status}>{a.status}</code>);
}
