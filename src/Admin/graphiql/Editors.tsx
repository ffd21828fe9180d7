import { useWords } from '@switchboard/shared';
import { useGraphiQL, useMonaco, type MonacoEditor } from '@graphiql/react';
import { useEffect } from 'react';
import { explorerWords } from './explorer.words';
import { editorTheme } from './themes';

const MONO = 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono CJK SC", monospace';

/** The editors in our colours, in a font that is on every machine, and with names for those who hear them. */
export function Editors() {
  const { editor } = useWords(explorerWords);
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  const result = useGraphiQL((state) => state.responseEditor);
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    // The names are GraphiQL's: it gives its editors one of these whenever the shade changes.
    monaco?.editor.defineTheme('graphiql-LIGHT', editorTheme('light'));
    monaco?.editor.defineTheme('graphiql-DARK', editorTheme('dark'));
  }, [monaco]);
  useOurOptions(query, editor.query);
  useOurOptions(variables, editor.variables);
  useOurOptions(result, editor.result);
  return null;
}

function useOurOptions(editor: MonacoEditor | undefined, name: string) {
  useEffect(() => {
    editor?.updateOptions({ fontFamily: MONO, fontSize: 14, ariaLabel: name, renderFinalNewline: 'on', occurrencesHighlight: 'off' });
  }, [editor, name]);
}
