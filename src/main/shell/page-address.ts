export const scheme = 'app';
const host = 'ui';

export const pageAddress = `${scheme}://${host}/`;

/**
 * True for our own page. Compares protocol and host, because Node gives every custom scheme the origin
 * "null". `devServer` is the address of the development server, where the page comes from there.
 */
export function isOurPage(address: string, devServer?: string): boolean {
  const url = parseAddress(address);
  if (!url) return false;
  if (url.protocol === `${scheme}:`) return url.host === host && url.username === '' && url.password === '';
  return devServer !== undefined && url.origin === parseAddress(devServer)?.origin;
}

function parseAddress(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
