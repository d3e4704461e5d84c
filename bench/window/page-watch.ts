import type { Readable, Writable } from 'node:stream';

type Message = {
  id?: number;
  method?: string;
  sessionId?: string;
  params?: { targetInfo?: { targetId: string; type: string }; sessionId?: string };
  result?: { sessionId?: string; result?: { value?: unknown }; exceptionDetails?: unknown };
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

  /** What a promise made in the page comes to; asked again where the page went elsewhere meanwhile. */
  async evaluate(expression: string): Promise<unknown> {
    const targetId = await this.findPage();
    for (;;) {
      const { result: attached } = await this.send('Target.attachToTarget', { targetId, flatten: true });
      const { result, error } = await this.send(
        'Runtime.evaluate',
        { expression, awaitPromise: true, returnByValue: true },
        attached?.sessionId,
      );
      if (result && !result.exceptionDetails) return result.result?.value;
      if (!error) throw new Error('the page could not be asked');
    }
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
