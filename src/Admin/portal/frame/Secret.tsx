import { Alert } from 'antd';
import { CopyButton } from './CopyButton';

/** A secret on its only appearance. It lives in the component's memory and goes with it. */
export function Secret({ title, detail, secret }: { title: string; detail: string; secret: string }) {
  const shown = (
    <>
      <p>{detail}</p>
      <div className="secret">
        <code data-testid="secret">{secret}</code>
        <CopyButton text={secret} />
      </div>
    </>
  );
  return <Alert type="success" showIcon title={title} description={shown} role="status" />;
}
