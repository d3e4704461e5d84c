import './lib/protect-page.ts';

// Everything else only now: what it loads must already find the page protected.
const { start } = await import('./start.tsx');
await start();
