import { LanguageSwitch, Mark, ShadeSwitch, useApi, useSession, useSessionDoors, useShade, useWords } from '@switchboard/shared';
import { Button } from 'antd';
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo, useState } from 'react';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './explorer.css';
import { Editors } from './Editors';
import { explorerWords } from './explorer.words';
import { fetcherOf, socketOf } from './fetcher';
import { firstQuery } from './firstQuery';

export function Explorer() {
  const api = useApi();
  const words = useWords(explorerWords);
  const { shade } = useShade();
  const [socket] = useState(() => socketOf(api));
  const fetcher = useMemo(() => fetcherOf(api, socket), [api, socket]);

  useEffect(() => () => void socket.dispose(), [socket]);
  useEffect(() => {
    document.title = `Switchboard · ${words.title}`;
  }, [words]);

  return (
    <div className="explorer">
      <Top />
      <main>
        {/* What was asked names customers: it stays in this tab and goes with the session. */}
        <GraphiQL
          fetcher={fetcher}
          storage={sessionStorage}
          forcedTheme={shade}
          isHeadersEditorEnabled={false}
          showPersistHeadersSettings={false}
          defaultQuery={firstQuery(words)}
          inputValueDeprecation
        >
          <GraphiQL.Logo>
            <></>
          </GraphiQL.Logo>
          <Editors />
        </GraphiQL>
      </main>
    </div>
  );
}

function Top() {
  const words = useWords(explorerWords);
  const { signOut } = useSessionDoors();
  const { member, tenant } = useSession();
  return (
    <header className="explorer-top">
      <Mark />
      <h1>
        Switchboard <span>{words.title}</span>
      </h1>
      <span className="explorer-who" data-testid="person">
        {member.name} · {tenant.name}
      </span>
      <LanguageSwitch />
      <ShadeSwitch />
      <Button type="text" onClick={() => void signOut()}>
        {words.signOut}
      </Button>
    </header>
  );
}
