import { RedoOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { useWords, type Message } from '@switchboard/shared';
import { mayFetchAgain } from './messages';
import { threadWords } from './thread.words';

interface Props {
  message: Message;
  onFetchAgain: ((message: Message) => void) | null;
}

/** Files that a customer sent at a platform and that are not here: they still come, or it says why they do not. */
export function Media({ message, onFetchAgain }: Props) {
  const words = useWords(threadWords);
  if (message.media.length === 0) return null;
  return (
    <div className="message-files" data-testid="media" aria-live="polite">
      {message.media.map((file, place) => {
        const what = file.name ?? words.media[file.kind];
        return file.state === 'failed' ? (
          <span key={place} className="message-media message-media-failed" data-media="failed" role="alert">
            {words.notFetched(what, words.mediaTroubles[file.reason ?? 'unavailable'])}
          </span>
        ) : (
          <span key={place} className="message-media" data-media="fetching">
            <Spin size="small" /> {words.fetching(what)}
          </span>
        );
      })}
      {onFetchAgain && mayFetchAgain(message) && (
        <Button type="link" size="small" icon={<RedoOutlined aria-hidden />} onClick={() => onFetchAgain(message)} data-testid="retry-media">
          {words.fetchAgain}
        </Button>
      )}
    </div>
  );
}
