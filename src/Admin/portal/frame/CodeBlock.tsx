import { CopyButton } from './CopyButton';

export function CodeBlock({ text, label, testId }: { text: string; label: string; testId?: string }) {
  return (
    <div className="code">
      <pre tabIndex={0} aria-label={label} data-testid={testId}>
        {text}
      </pre>
      <CopyButton text={text} />
    </div>
  );
}
