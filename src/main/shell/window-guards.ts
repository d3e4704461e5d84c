import { app, type WebContents } from 'electron';
import { isOurPage } from './page-address.ts';

/** Whatever window there is or will be: it stays on our page, opens no other and reaches no network. */
export function guardEveryWindow(devServer?: string): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, devServer));
}

function guardContents(contents: WebContents, devServer?: string): void {
  const stay = (event: { preventDefault: () => void; url: string }) => {
    if (!isOurPage(event.url, devServer)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // No content policy stops WebRTC from probing addresses.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
