import type { ReactNode } from 'react';
import { LanguageSwitch } from '../language/LanguageSwitch';
import { ShadeSwitch } from '../theme/ShadeSwitch';
import { Mark } from './Mark';
import './sign-in.css';

/** What everybody sees who is not in yet: the sign, one question, language and light. */
export function EntranceCard({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <div className="sign-in">
      <main className="sign-in-card">
        <p className="sign-in-brand" aria-hidden>
          <Mark /> Switchboard
        </p>
        <h1>{title}</h1>
        <p className="sign-in-face">{about}</p>
        {children}
      </main>
      <footer className="sign-in-foot">
        <LanguageSwitch />
        <ShadeSwitch />
      </footer>
    </div>
  );
}
