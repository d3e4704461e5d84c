import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { buildContentSecurityPolicy } from './content-security-policy.ts';
import { isOurPage, scheme } from './page-address.ts';
import { listPageFiles, type PageFile } from './page-files.ts';

/** Before "ready", and before anything is awaited. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the page from the folder of built files. */
export class AppScheme {
  /** Of the page that was loaded last; empty where the development server serves it. */
  styleNonce = '';
  private readonly files: Map<string, PageFile>;

  constructor(folder: string) {
    this.files = listPageFiles(folder);
  }

  serve(): void {
    protocol.handle(scheme, (request) => this.answer(request));
  }

  private async answer(request: Request): Promise<Response> {
    const file = request.method === 'GET' && isOurPage(request.url) ? this.find(request.url) : undefined;
    if (!file) return new Response(null, { status: 404, headers: buildHeaders('text/plain') });
    const isPage = file.type.startsWith('text/html');
    if (isPage) this.styleNonce = randomBytes(16).toString('base64');
    const headers = buildHeaders(file.type, isPage ? this.styleNonce : undefined);
    return new Response(new Uint8Array(await readFile(file.path)), { headers });
  }

  private find(address: string): PageFile | undefined {
    return this.files.get(new URL(address).pathname);
  }
}

function buildHeaders(type: string, styleNonce?: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': buildContentSecurityPolicy(styleNonce),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  };
}
