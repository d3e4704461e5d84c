const debugSwitches = [
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'js-flags',
  'load-extension',
  'disable-web-security',
  'no-proxy-server',
  'proxy-server',
  'host-rules',
  'log-net-log',
];

/** The first switch on the command line that would let others look in or change the rules. */
export function findDebugSwitch(hasSwitch: (name: string) => boolean): string | undefined {
  return debugSwitches.find(hasSwitch);
}
