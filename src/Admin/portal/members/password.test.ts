import { expect, test } from 'vitest';
import { newPassword } from './password';

test('a password is sixteen readable letters in four groups, new each time', () => {
  const made = Array.from({ length: 50 }, () => newPassword());

  for (const password of made) expect(password).toMatch(/^([a-km-zA-HJ-NP-Z2-9]{4}-){3}[a-km-zA-HJ-NP-Z2-9]{4}$/);
  expect(new Set(made).size).toBe(50);
});

test('bytes that would favour some letters are passed over', () => {
  const bytes = [255, 254, 0];

  const password = newPassword((into) => into.map((_, i) => bytes[i % 3] ?? 0));

  expect(password).toBe('aaaa-aaaa-aaaa-aaaa');
});
