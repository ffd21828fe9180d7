import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { useWords } from '@switchboard/shared';
import { Button } from 'antd';
import { useState } from 'react';
import { frameWords } from './frame.words';

export function CopyButton({ text, label, testId }: { text: string; label?: string; testId?: string }) {
  const words = useWords(frameWords);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <Button size="small" icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />} onClick={() => void copy()} data-testid={testId}>
      <span aria-live="polite">{copied ? words.copied : (label ?? words.copy)}</span>
    </Button>
  );
}
