import Markdown from 'react-markdown';
import gfm from 'remark-gfm';

/** Markdown as the help centre shows it: an author's HTML stays text, links leave the portal. */
export function Prose({ text }: { text: string }) {
  const link = ({ href, children }: { href?: string; children?: React.ReactNode }) => (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
  return (
    <div className="prose">
      <Markdown remarkPlugins={[gfm]} components={{ a: link, h1: 'h3', h2: 'h3', h3: 'h4' }}>
        {text}
      </Markdown>
    </div>
  );
}
