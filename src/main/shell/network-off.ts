import { app, type Session, session } from 'electron';
import { isOurPage } from './page-address.ts';

/**
 * Before "ready". No name is ever looked up: not even webRequest sees what Chromium does by itself, and a
 * page that is kept from loading can still leak by DNS.
 */
export function switchNetworkOff(devServer?: string): void {
  const exception = devServer ? `, EXCLUDE ${new URL(devServer).hostname}` : '';
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${exception}`);
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('disable-breakpad');
  app.commandLine.appendSwitch('no-pings');
  app.on('session-created', (created) => closeSession(created, devServer));
}

/** First thing when ready: the spell checker would fetch its dictionaries for every session made. */
export function closeDefaultSession(devServer?: string): void {
  closeSession(session.defaultSession, devServer);
}

function closeSession(target: Session, devServer?: string): void {
  // macOS has a spell checker of its own, and throws here.
  if (process.platform !== 'darwin') target.setSpellCheckerLanguages([]);
  target.setSpellCheckerEnabled(false);
  target.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !isAllowedRequest(request.url, devServer) });
  });
  target.on('will-download', (event) => event.preventDefault());
  denyPermissions(target, devServer);
}

function isAllowedRequest(address: string, devServer?: string): boolean {
  if (/^(blob|data):/.test(address) || isOurPage(address, devServer)) return true;
  if (app.isPackaged) return false;
  return address.startsWith('devtools:') || isOurPage(address.replace(/^ws:/, 'http:'), devServer);
}

/** Writing text to the clipboard is all that our page may ask for; Electron itself would grant far more. */
function denyPermissions(target: Session, devServer?: string): void {
  const isGranted = (permission: string, address: string) =>
    permission === 'clipboard-sanitized-write' && isOurPage(address, devServer);
  target.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isGranted(permission, details.requestingUrl)),
  );
  target.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  target.setDevicePermissionHandler(() => false);
}
