import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// happy-dom lays nothing out: every scroll area is as tall as a small laptop's list.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 576 });

// The message says enough; the whole page printed says less.
configure({
  // Several test files share two cores.
  asyncUtilTimeout: 10_000,
  getElementError: (message) => new Error(message ?? 'not found'),
});

afterEach(cleanup);
