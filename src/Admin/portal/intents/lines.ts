/** What somebody typed one a line, without empty lines. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A share as whole percent. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
