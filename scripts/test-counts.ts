import { readFileSync } from 'node:fs';

export type Counts = { passed: number; failed: number; skipped: number };

/** A check without a number of its own: passed or failed. */
export function countCheck(exitCode: number): Counts {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function sayCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

type VitestReport = {
  numPassedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** Vitest's counts. A test file that could not even be loaded counts as one failure. */
export function countVitest(reportFile: string, exitCode: number): Counts {
  return countReport<VitestReport>(reportFile, exitCode, (report) => {
    const failedPerFile = report.testResults.map((file) => {
      const failed = file.assertionResults.filter((test) => test.status === 'failed').length;
      return file.status === 'failed' ? Math.max(1, failed) : failed;
    });
    return {
      passed: report.numPassedTests,
      failed: failedPerFile.reduce((sum, failed) => sum + failed, 0),
      skipped: report.numPendingTests + report.numTodoTests,
    };
  });
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
};

export function countPlaywright(reportFile: string, exitCode: number): Counts {
  return countReport<PlaywrightReport>(reportFile, exitCode, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}

/** A runner that failed without naming a failed test, or died without a report, counts as one failure. */
function countReport<Report>(file: string, exitCode: number, count: (report: Report) => Counts): Counts {
  let counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = count(JSON.parse(readFileSync(file, 'utf8')) as Report);
  } catch {
    return { ...counts, failed: 1 };
  }
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
