type Props = Record<string, string | number | boolean | null | ((event: never) => void)>;

/** Builds an element. Text becomes text nodes and never markup; handlers are the props that start with `on`. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: (Node | string | null)[]): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(...children.filter((child): child is Node | string => child !== null));
  return node;
}

export function set(node: Element, name: string, value: Props[string]): void {
  if (typeof value === 'function') node.addEventListener(name.slice(2), value as EventListener);
  else if (value === false || value === null) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? '' : String(value));
}

const svg = 'http://www.w3.org/2000/svg';

/** A stroked icon from path data, hidden from screen readers: its button has the words. */
export function icon(...paths: string[]): SVGSVGElement {
  const image = document.createElementNS(svg, 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false', class: 'icon' })) image.setAttribute(name, value);
  for (const data of paths) {
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', data);
    image.append(path);
  }
  return image;
}

export const icons = {
  close: ['M6 6l12 12', 'M18 6L6 18'],
  down: ['M6 9l6 6 6-6'],
  send: ['M5 12l14-7-5 14-3-6z', 'M11 13l8-8'],
  attach: ['M4 7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z', 'M4 16l4.5-4.5 4 4L15 13l5 4.5', 'M15.5 9.2h.01'],
  person: ['M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z', 'M4.5 20a7.5 7.5 0 0 1 15 0'],
  page: ['M7 3h7l4 4v14H7z', 'M14 3v4h4', 'M10 12h5', 'M10 16h5'],
  sent: ['M5 12.5l4.5 4.5L19 7.5'],
  both: ['M2 12.5l4.5 4.5L16 7.5', 'M11.5 16.5l.5.5L21.5 7.5'],
  clock: ['M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z', 'M12 8v4l3 2'],
  star: ['M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z'],
  spark: ['M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8z'],
} as const;
