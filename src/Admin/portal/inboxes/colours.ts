/** Black or white, whichever is easier to read on a colour (WCAG relative luminance). */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  const channel = (at: number) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  // Equal contrast with black and with white lies at the root of 1.05 × 0.05, less 0.05.
  return luminance > Math.sqrt(0.0525) - 0.05 ? '#000000' : '#ffffff';
}

export const isColour = (text: string): boolean => /^#[0-9a-fA-F]{6}$/.test(text);
