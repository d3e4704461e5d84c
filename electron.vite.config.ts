import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Targets that both Electrons run: the official one, and 33, the fallback where its download is out of
 * reach (scripts/electron-runtime.ts). The native add-on stays outside the bundle.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      externalizeDeps: { include: ['better-sqlite3'] },
      rollupOptions: {
        external: ['better-sqlite3', 'electron'],
        input: {
          index: 'src/main/index.ts',
          data: 'src/main/data/entry.ts',
          worker: 'src/main/data/worker.ts',
          'search-worker': 'src/main/data/search/search-worker.ts',
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      rollupOptions: {
        external: ['electron'],
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload can't be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      modulePreload: { polyfill: false },
      minify: true,
      // A font as a data: address would break the page's policy.
      assetsInlineLimit: 0,
      rollupOptions: { input: 'src/renderer/index.html' },
    },
  },
});
