import { expect, it } from 'vitest';
import { contrast, paletteOf } from '../../src/text/color';

it.each(['#1f5fbf', '#0b6b57', '#ffd400', '#ffffff', '#000000', '#ff6b00', '#e33', '#9aa0a6', '#00c2a8', '#757575', '#808080'])('text on and in %s is readable', (color) => {
  const palette = paletteOf(color);

  expect(contrast(palette.color, palette.ink)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.accent, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.accent, '#f1f3f7')).toBeGreaterThanOrEqual(4.5);
});

it('takes the house colour for one that cannot be read', () => {
  expect(paletteOf('red; background: url(x)').color).toBe('#1f5fbf');
});
