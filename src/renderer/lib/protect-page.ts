import { setNonce } from 'get-nonce';
import { config } from 'zod/v4/core';
import { getBridge } from './bridge.ts';

type TrustedTypes = {
  createPolicy: (name: string, rules: { createHTML: (text: string) => string }) => unknown;
};

/**
 * Must run before anything else is loaded. The page's policy forbids all markup from strings; Mantine's style elements
 * get their text through innerHTML, so text without a `<` may pass.
 */
function protectPage(): void {
  const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('Markup from a string is refused.');
      return text;
    },
  });
  // react-remove-scroll under Mantine's dialogs asks there.
  setNonce(getBridge().styleNonce);
  // zod would try to compile its checks with eval, which the page's policy reports as an attack.
  config({ jitless: true });
}

protectPage();
