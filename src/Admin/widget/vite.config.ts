import { defineConfig } from 'vitest/config';

// The frame: a page of its own on the Host's origin. Its loader is built beside it, as one classic script.
export default defineConfig({
  base: '/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'widget/assets',
    target: 'es2022',
    modulePreload: false,
    rollupOptions: { input: 'widget/frame.html' },
  },
  test: { include: ['tests/**/*.test.ts'] },
});
