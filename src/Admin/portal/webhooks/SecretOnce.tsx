import { useWords } from '@switchboard/shared';
import { Button, Modal } from 'antd';
import { Secret } from '../frame/Secret';
import { webhookWords } from './webhooks.words';

/** A signing secret on its only appearance; a click beside it does not take it away. */
export function SecretOnce({ title, secret, onClose }: { title: string; secret: string; onClose: () => void }) {
  const words = useWords(webhookWords);
  const done = (
    <Button type="primary" onClick={onClose} data-testid="secret-done">
      {words.done}
    </Button>
  );
  return (
    <Modal open title={title} onCancel={onClose} mask={{ closable: false }} footer={done}>
      <Secret title={words.shown} detail={words.shownDetail} secret={secret} />
    </Modal>
  );
}
