/** Where a menu or hint opens: inside the landmark of its button, so that readers who go by landmarks find it. */
export const withinLandmark = (button: HTMLElement): HTMLElement => button.closest<HTMLElement>('header, main, aside, section') ?? document.body;
