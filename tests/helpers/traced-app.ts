import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Why the system calls of a program can't be watched here, or undefined where they can. */
export function whyNotTraced(): string | undefined {
  if (process.platform !== 'linux') return 'SKIPPED: system calls are watched with strace, on Linux only';
  try {
    execFileSync('strace', ['-f', '-e', 'trace=none', 'true'], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isMissing
      ? 'SKIPPED: no strace here (on Debian: apt-get install strace)'
      : 'SKIPPED: no permission to trace other programs (ptrace)';
  }
}

/** A stand-in for Electron's program that starts it under strace: every socket call of every process of it. */
export function writeTracedProgram(folder: string): { program: string; readTrace: () => string[] } {
  const electron = createRequire(import.meta.url)('electron') as unknown as string;
  const program = join(folder, 'traced-electron');
  const trace = join(folder, 'trace');
  const calls = 'socket,connect,bind,sendto,sendmsg,sendmmsg';
  writeFileSync(
    program,
    `#!/bin/sh\nexec strace -f -qq -yy -s 200 -o '${trace}' -e trace=${calls} -e signal=none '${electron}' "$@"\n`,
  );
  chmodSync(program, 0o700);
  return {
    program,
    readTrace: () => (existsSync(trace) ? readFileSync(trace, 'utf8').split('\n').filter(Boolean) : []),
  };
}

/**
 * The calls that reach for a network: a connection to an internet address, data sent to one, a name asked of
 * the system's resolver. Local sockets (the display, between our own processes, the system's list of users)
 * are no network.
 */
export function findNetworkCalls(trace: string[]): string[] {
  return trace.filter((line) => {
    if (/\b(connect|sendto|sendmsg|sendmmsg)\(.*sa_family=AF_INET6?\b/.test(line)) return true;
    // The debugger of these tests is answered over TCP, which somebody must have connected first.
    if (/\b(sendto|sendmsg|sendmmsg)\(\d+<UDP/.test(line)) return true;
    return /\bconnect\(.*sa_family=AF_UNIX.*(resolve|avahi)/.test(line);
  });
}
