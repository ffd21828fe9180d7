import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useWords } from '../language/LanguageContext';
import { faultWords } from './fault.words';

export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const words = useWords(faultWords);
  const reload = (
    <Button type="primary" onClick={() => location.reload()}>
      {words.reload}
    </Button>
  );
  return <Result status="error" title={words.crashed} subTitle={words.crashedDetail} extra={reload} role="alert" />;
}
