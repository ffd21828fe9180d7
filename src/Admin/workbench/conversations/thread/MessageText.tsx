import { memo } from 'react';

const LINK = /https?:\/\/[^\s<>"'，。；、）】」]+/g;

/** Plain words with their line breaks; addresses become links and nothing else becomes anything. */
export const MessageText = memo(function MessageText({ text }: { text: string }) {
  const parts: React.ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const url = match[0].replace(/[.,;:!?)]+$/, '');
    parts.push(text.slice(end, match.index));
    parts.push(
      <a key={match.index} href={url} target="_blank" rel="noopener noreferrer nofollow">
        {url}
      </a>,
    );
    end = match.index + url.length;
  }
  parts.push(text.slice(end));
  return <div className="message-text">{parts}</div>;
});
