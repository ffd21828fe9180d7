export interface KeyStroke {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

/**
 * Whether this key sends the message. Enter also confirms a word in Chinese, Japanese and Korean input; browsers tell so in two
 * ways, and Safari, which ends the composition before the key, only by the code 229.
 */
export function sends(stroke: KeyStroke): boolean {
  if (stroke.key !== 'Enter' || stroke.isComposing || stroke.keyCode === 229) return false;
  return !stroke.shiftKey && !stroke.altKey;
}
