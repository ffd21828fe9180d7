import { useWords } from '@switchboard/shared';
import { useEffect, type ReactNode } from 'react';
import { frameWords } from './frame.words';

/** A page's name, one sentence on what it is for, and what can be done with it as a whole. */
export function PageHead({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  const { product } = useWords(frameWords);
  useEffect(() => {
    document.title = `${title} · ${product} · Switchboard`;
  }, [title, product]);
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {children && <p>{children}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </div>
  );
}
