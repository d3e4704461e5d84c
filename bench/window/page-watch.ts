import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

type Message = {
  id?: number;
  method?: string;
  sessionId?: string;
  params?: { targetInfo?: { targetId: string; type: string }; sessionId?: string };
  result?: { sessionId?: string; result?: { value?: unknown } };
  error?: { message: string };
};

/** A little of Chromium's debugging protocol over a pipe: enough to ask the page of an app for one value. */
export class PageWatch {
  private readonly pipe: Writable;
  private readonly answers = new Map<number, (message: Message) => void>();
  private readonly pages: ((target: string) => void)[] = [];
  private page: string | undefined;
  private buffered = '';
  private number = 0;

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.pipe = toBrowser;
    // The app may end at any moment, and its pipe with it.
    toBrowser.on('error', () => {});
    fromBrowser.on('error', () => {});
    fromBrowser.on('data', (chunk: Buffer) => this.take(chunk.toString()));
    this.send('Target.setDiscoverTargets', { discover: true });
  }

  /**
   * Has a script run in the page, before anything else where there is still time for it, and gives what it
   * leaves in `globalThis.bench`.
   */
  async run(source: string): Promise<unknown> {
    const targetId = await this.findPage();
    const { result } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const session = result?.sessionId;
    await this.send('Page.enable', {}, session);
    await this.send('Page.addScriptToEvaluateOnNewDocument', { source }, session);
    await this.evaluate(source, session);
    for (;;) {
      const value = await this.evaluate('globalThis.bench', session);
      if (value !== undefined) return value;
      await wait(50);
    }
  }

  private async evaluate(expression: string, session: string | undefined): Promise<unknown> {
    const { result } = await this.send('Runtime.evaluate', { expression, returnByValue: true }, session);
    return result?.result?.value;
  }

  private findPage(): Promise<string> {
    if (this.page !== undefined) return Promise.resolve(this.page);
    return new Promise((resolve) => this.pages.push(resolve));
  }

  private send(method: string, params: object, sessionId?: string): Promise<Message> {
    const id = ++this.number;
    this.pipe.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve) => this.answers.set(id, resolve));
  }

  private take(text: string): void {
    const parts = (this.buffered + text).split('\0');
    this.buffered = parts.pop()!;
    for (const part of parts) this.receive(JSON.parse(part) as Message);
  }

  private receive(message: Message): void {
    if (message.id !== undefined) {
      this.answers.get(message.id)?.(message);
      this.answers.delete(message.id);
      return;
    }
    const target = message.method === 'Target.targetCreated' ? message.params?.targetInfo : undefined;
    if (target?.type !== 'page') return;
    this.page = target.targetId;
    for (const resolve of this.pages.splice(0)) resolve(target.targetId);
  }
}
