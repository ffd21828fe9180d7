import { GlobalOutlined, MessageOutlined } from '@ant-design/icons';

const HUES = [212, 262, 322, 12, 32, 152, 182];

/** Initials on a quiet colour that is always the same for the same person. */
export function Face({ id, name, channel, size = 36 }: { id: string; name: string; channel?: string; size?: number }) {
  const hue = HUES[[...id].reduce((sum, c) => sum + c.charCodeAt(0), 0) % HUES.length];
  return (
    <span className="face" style={{ '--face-hue': hue, width: size, height: size, fontSize: size * 0.4 } as React.CSSProperties} aria-hidden>
      {initials(name)}
      {channel && <span className="face-channel">{channel === 'web-chat' ? <GlobalOutlined /> : <MessageOutlined />}</span>}
    </span>
  );
}

/** Chinese names are known by their last characters, others by their first letters. */
function initials(name: string): string {
  const trimmed = name.trim();
  if (/[\u3400-\u9fff]/.test(trimmed)) return trimmed.replace(/\s/g, '').slice(trimmed.length > 2 ? -2 : 0);
  const words = trimmed.split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}
