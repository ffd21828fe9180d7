import { Alert, Button } from 'antd';
import { useLanguage, useWords } from '../language/LanguageContext';
import { explain } from './explain';
import { faultWords } from './fault.words';

/** A refused or unanswered call, in place of what it would have shown. */
export function Refused({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { language } = useLanguage();
  const words = useWords(faultWords);
  const retry = onRetry && (
    <Button size="small" onClick={onRetry}>
      {words.retry}
    </Button>
  );
  return <Alert type="error" showIcon title={explain(error, language)} action={retry} role="alert" />;
}
