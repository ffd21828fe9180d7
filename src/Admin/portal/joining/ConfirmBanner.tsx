import { explain, useApi, useLanguage, useSession, useWords } from '@switchboard/shared';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { joiningWords } from './joining.words';

/** For a founder who has not opened the link of their letter yet. */
export function ConfirmBanner() {
  const api = useApi();
  const words = useWords(joiningWords).banner;
  const { language } = useLanguage();
  const { message } = App.useApp();
  const { user, tenant } = useSession();
  const [busy, setBusy] = useState(false);
  if (tenant.confirmed || user.confirmed) return null;

  const again = async () => {
    setBusy(true);
    try {
      await api.POST('/email-confirmation', { body: { language } });
      void message.success(words.sent);
    } catch (error) {
      void message.error(explain(error, language));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Alert
      className="gap"
      type="warning"
      showIcon
      title={words.title}
      description={words.detail(user.email)}
      data-testid="confirm-banner"
      action={
        <Button size="small" loading={busy} onClick={() => void again()} data-testid="confirm-again">
          {words.again}
        </Button>
      }
    />
  );
}
