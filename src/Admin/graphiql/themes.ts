import type { Shade } from '@switchboard/shared';

const NONE = '#ffffff00';

const COLOURS = {
  light: { surface: '#ffffff', accent: '#2456c4', soft: '#2456c41f', input: '#1b233011', lines: '#586372' },
  dark: { surface: '#1f252e', accent: '#8ab0f7', soft: '#5b8def33', input: '#e6e9ee14', lines: '#9aa3b0' },
} as const;

/** The words of a query and its answer, where the editor's own are fainter than 4.5:1 on our surfaces. */
const RULES = {
  light: [
    { token: 'comment', foreground: '1c6b2f' },
    { token: 'number', foreground: '076b46' },
    { token: 'argument.identifier.gql', foreground: '5552b8' },
  ],
  dark: [
    { token: 'comment', foreground: '8fbf7a' },
    { token: 'argument.identifier.gql', foreground: 'a9a5ff' },
  ],
};

/** An editor's theme in our colours. */
export function editorTheme(shade: Shade) {
  const { surface, accent, soft, input, lines } = COLOURS[shade];
  return {
    base: shade === 'dark' ? ('vs-dark' as const) : ('vs' as const),
    inherit: true,
    rules: RULES[shade],
    colors: {
      'editor.background': NONE,
      'scrollbar.shadow': NONE,
      'editorLineNumber.foreground': lines,
      'editorWidget.background': surface,
      'editorHoverWidget.background': surface,
      'editorSuggestWidget.background': surface,
      'editorSuggestWidget.selectedBackground': soft,
      'editorSuggestWidget.selectedForeground': accent,
      'editorSuggestWidget.highlightForeground': accent,
      'editorSuggestWidget.focusHighlightForeground': accent,
      'menu.background': surface,
      'menu.selectionBackground': soft,
      'menu.selectionForeground': accent,
      'quickInput.background': surface,
      'quickInputList.focusBackground': soft,
      'pickerGroup.foreground': accent,
      'list.hoverBackground': soft,
      'list.highlightForeground': accent,
      'list.focusHighlightForeground': accent,
      'textLink.foreground': accent,
      'textLink.activeForeground': accent,
      'editorLink.activeForeground': accent,
      'input.background': input,
      focusBorder: accent,
    },
  };
}
