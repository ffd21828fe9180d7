type Rgb = [number, number, number];

const fallback: Rgb = [31, 95, 191];

function parse(color: string): Rgb {
  const hex = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(color.trim())?.[1];
  if (hex === undefined) return fallback;
  const full = hex.length === 3 ? [...hex].map((c) => c + c).join('') : hex;
  return [0, 2, 4].map((i) => parseInt(full.slice(i, i + 2), 16)) as Rgb;
}

const write = (color: Rgb): string => `#${color.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`;

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: string, b: string): number {
  const [bright, dark] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => y - x) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

/** The inbox's colour, the text that is readable on it, and the shade of it that is readable as text on our light surfaces. */
export interface Palette {
  color: string;
  ink: string;
  accent: string;
}

const surface = '#f1f3f7';

export function paletteOf(color: string): Palette {
  const base = parse(color);
  const filled = write(base);
  const ink = contrast(filled, '#ffffff') >= 4.5 ? '#ffffff' : '#000000';
  let accent = base;
  while (contrast(write(accent), surface) < 4.6) accent = accent.map((c) => c * 0.94) as Rgb;
  return { color: filled, ink, accent: write(accent) };
}
