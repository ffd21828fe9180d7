import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { useWords } from '@switchboard/shared';
import { Button } from 'antd';
import { useState } from 'react';
import { docsWords } from '../docs.words';

/** Text to read and to take along. */
export function Code({ title, text, testId }: { title: string; text: string; testId?: string }) {
  const words = useWords(docsWords);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <figure className="docs-code">
      <figcaption>
        {title}
        <Button size="small" type="text" icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />} onClick={() => void copy()}>
          {copied ? words.copied : words.copy}
        </Button>
      </figcaption>
      <pre tabIndex={0} aria-label={title} data-testid={testId}>
        {text}
      </pre>
    </figure>
  );
}
