/** Constructed in script, so the strictest page policy lets it pass; important inside a shadow root beats important outside it. */
export const hostStyle = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: auto max(20px, env(safe-area-inset-right)) max(20px, env(safe-area-inset-bottom)) auto !important;
  width: 56px !important;
  height: 56px !important;
  display: block !important;
  z-index: 2147483647 !important;
  pointer-events: none !important;
}
.layer { position: fixed; inset: auto; margin: 0; padding: 0; border: 0; width: 0; height: 0; overflow: visible; background: none; z-index: 2147483647; }
button {
  position: fixed; right: max(20px, env(safe-area-inset-right)); bottom: max(20px, env(safe-area-inset-bottom));
  width: 56px; height: 56px; padding: 0; border: 1px solid transparent; pointer-events: auto; border-radius: 50%; cursor: pointer;
  color: var(--ink); background: var(--color); box-shadow: 0 1px 3px rgb(16 24 40 / .2), 0 8px 24px rgb(16 24 40 / .22);
  transition: transform .16s ease, box-shadow .16s ease;
}
button:hover { transform: translateY(-2px); box-shadow: 0 2px 5px rgb(16 24 40 / .22), 0 12px 30px rgb(16 24 40 / .26); }
button:focus-visible { outline: 3px solid #fff; outline-offset: 0; box-shadow: 0 0 0 6px #10151d; }
button[hidden], .badge[hidden] { display: none; }
svg { position: absolute; inset: 0; margin: auto; width: 28px; height: 28px; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; transition: opacity .16s ease, transform .16s ease; }
[aria-expanded=false] .fold, [aria-expanded=true] .bubble { opacity: 0; transform: scale(.6) rotate(-20deg); }
.badge {
  position: absolute; top: -3px; right: -3px; min-width: 20px; height: 20px; padding: 0 6px; box-sizing: border-box; border-radius: 10px;
  background: #c8102e; color: #fff; font: 600 12px/20px system-ui, sans-serif; text-align: center; box-shadow: 0 0 0 2px #fff;
}
iframe {
  position: fixed; right: max(20px, env(safe-area-inset-right)); bottom: calc(max(20px, env(safe-area-inset-bottom)) + 70px);
  width: min(392px, calc(100vw - 40px)); height: min(660px, calc(100vh - 116px)); border: 0; border-radius: 18px; background: #fff; color-scheme: light;
  box-shadow: 0 0 0 1px rgb(16 24 40 / .06), 0 4px 12px rgb(16 24 40 / .1), 0 20px 56px rgb(16 24 40 / .24);
  visibility: hidden; opacity: 0; transform: translateY(12px) scale(.98); transform-origin: bottom right; pointer-events: none;
  transition: opacity .18s ease, transform .18s ease, visibility 0s .18s;
}
iframe.open { visibility: visible; opacity: 1; transform: none; pointer-events: auto; transition-delay: 0s; }
iframe.full { inset: 0; width: 100%; height: var(--height, 100dvh); border-radius: 0; box-shadow: none; }
@media (prefers-reduced-motion: reduce) { button, svg, iframe, iframe.open { transition: none; } button:hover { transform: none; } }
@media print { .layer { display: none; } }
`;
