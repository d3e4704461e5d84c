import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addCounts, countCheck, countPlaywright, countVitest, sayCounts } from '../../scripts/test-counts.ts';

function writeReport(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'counts-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const PASSED_FILE = { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'skipped' }] };
const BROKEN_FILE = { status: 'failed', assertionResults: [] };
const VITEST = { numPassedTests: 1, numPendingTests: 1, numTodoTests: 1, testResults: [PASSED_FILE] };

it('adds up all runners and names the skipped ones only where there are some', () => {
  const sum = addCounts(countCheck(0), countVitest(writeReport(VITEST), 0));
  expect(sayCounts(sum)).toBe('2 passed, 0 failed, 2 skipped');
  expect(sayCounts(addCounts(countCheck(0), countCheck(2)))).toBe('1 passed, 1 failed');
});

it('counts a test file that could not be loaded as a failure', () => {
  const report = writeReport({ ...VITEST, testResults: [PASSED_FILE, BROKEN_FILE] });
  expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 2 });
});

it('counts the end-to-end tests, and one that passed only at the second try as passed', () => {
  const report = writeReport({ stats: { expected: 5, unexpected: 2, flaky: 1, skipped: 3 } });
  expect(countPlaywright(report, 1)).toEqual({ passed: 6, failed: 2, skipped: 3 });
});

it('counts a runner that died as a failure, with or without a report', () => {
  const allPassed = writeReport({ stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 } });
  expect(countPlaywright(allPassed, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  expect(countPlaywright(join(tmpdir(), 'no-such-report.json'), 0).failed).toBe(1);
});
