import { LanguageSwitch, Mark, Refused, ShadeSwitch, useLanguage, useWords } from '@switchboard/shared';
import { Empty, Spin } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { DocumentContext } from './document/DocumentContext';
import { groupsOf, matching, type Group } from './document/operations';
import { useOpenApi } from './document/useOpenApi';
import { docsWords } from './docs.words';
import { Contents } from './Contents';
import { OperationCard } from './operation/OperationCard';
import { KeyContext, type Key } from './trying/KeyContext';
import { KeyField } from './trying/KeyField';
import { useHash } from './useHash';

export function Docs() {
  const words = useWords(docsWords);
  const { language } = useLanguage();
  const [loaded, again] = useOpenApi();
  const [text, setText] = useState('');
  const key = useMemo<Key>(() => ({ text, set: setText }), [text]);

  useEffect(() => {
    document.title = `Switchboard · ${words.title}`;
  }, [language, words]);

  return (
    <KeyContext value={key}>
      <a className="docs-skip" href="#operations">
        {words.skip}
      </a>
      <header className="docs-top">
        <Mark />
        <h1>
          Switchboard <span>{words.title}</span>
        </h1>
        <KeyField />
        <LanguageSwitch />
        <ShadeSwitch />
      </header>
      {loaded.state === 'loading' && <Spin size="large" className="docs-wait" />}
      {loaded.state === 'failed' && <Refused error={loaded.error} onRetry={again} />}
      {loaded.state === 'there' && (
        <DocumentContext value={loaded.document}>
          <Reference groups={groupsOf(loaded.document)} info={loaded.document.info.description ?? ''} />
        </DocumentContext>
      )}
    </KeyContext>
  );
}

function Reference({ groups, info }: { groups: Group[]; info: string }) {
  const words = useWords(docsWords);
  const hash = useHash();
  const [search, setSearch] = useState('');
  const found = matching(groups, search);
  const chosen = groups.find((g) => g.tag === hash || g.operations.some((o) => o.id === hash)) ?? groups[0];
  const shown = search.trim() ? found : chosen ? [chosen] : [];

  useEffect(() => {
    document.getElementById(hash)?.scrollIntoView();
  }, [hash, chosen]);

  return (
    <div className="docs-body">
      <Contents groups={found} chosen={chosen?.tag ?? ''} search={search} onSearch={setSearch} />
      <main id="operations" tabIndex={-1}>
        <p className="docs-info">
          {info} <a href="/openapi/v1.json">{words.raw}</a>
        </p>
        {shown.map((group) => (
          <section key={group.tag} aria-labelledby={`tag-${group.tag}`}>
            <h2 id={`tag-${group.tag}`}>{group.tag}</h2>
            {group.operations.map((operation) => (
              <OperationCard key={operation.id} operation={operation} />
            ))}
          </section>
        ))}
        {shown.length === 0 && <Empty description={words.nothing} />}
      </main>
    </div>
  );
}
