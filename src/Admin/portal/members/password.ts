// Without what people confuse when they read a password aloud: 0 O 1 l I.
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Sixteen letters in groups of four: about 93 bits, and easy to tell somebody. */
export function newPassword(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  let text = '';
  while (text.length < 16) {
    // Above the largest multiple some letters would be likelier than others.
    for (const byte of random(new Uint8Array(32))) if (byte < 256 - (256 % LETTERS.length) && text.length < 16) text += LETTERS[byte % LETTERS.length];
  }
  return (text.match(/.{4}/g) ?? []).join('-');
}
