import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../language/LanguageContext';
import { accountWords } from './account.words';

/** Shown once; they live in this component's memory and go with it. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const words = useWords(accountWords);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    setCopied(true);
  };
  const download = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${words.codesFile}\n\n${codes.join('\n')}\n`], { type: 'text/plain' }));
    link.download = 'switchboard-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Modal open title={words.codesTitle} mask={{ closable: false }} closable={false} keyboard={false} footer={<Button type="primary" onClick={onClose} data-testid="codes-kept">{words.kept}</Button>}>
      <p>{words.codesOnce}</p>
      <ul className="recovery-codes" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="account-actions">
        <Button onClick={() => void copy()}>
          <span aria-live="polite">{copied ? words.copied : words.copy}</span>
        </Button>
        <Button onClick={download}>{words.download}</Button>
      </div>
    </Modal>
  );
}
