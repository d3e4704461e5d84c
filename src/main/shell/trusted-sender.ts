import { isOurPage } from './page-address.ts';

export type Frame = { url: string; top: Frame | null };
export type Sender = { senderFrame: Frame | null; sender: { id: number } };

/** Only the top frame of our window, on our page, may call: anything else in the process is a stranger. */
export function isTrustedSender(event: Sender, windowId: number | undefined, devServer?: string): boolean {
  const frame = event.senderFrame;
  if (!frame || frame !== frame.top) return false;
  return event.sender.id === windowId && isOurPage(frame.url, devServer);
}
