import { readFileSync } from 'node:fs';

/** What the runners' JSON reports say: how many passed and failed, and which failed with what words. */

/** As many lines of an error as are needed to know where to look. */
const SAID = 12;

/** As many lines of the screen that was shown when a test failed. All people of the tests are invented. */
const SHOWN = 40;

/** Vitest reports files; the folder is the project. A file that fell before its first test counts as failed. */
export function vitestCounts({ testResults }, project) {
  const files = testResults.filter(({ name }) => name.includes(`/tests/${project}/`));
  const results = files.flatMap(({ status, assertionResults }) => (assertionResults.length > 0 ? assertionResults : [{ status }]));
  const passed = results.filter(({ status }) => status === 'passed').length;
  return { passed, failed: results.length - passed };
}

export function vitestFailures({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.slice(name.indexOf('/tests/') + 1);
    if (assertionResults.length === 0) return status === 'passed' ? [] : [said(file, message)];
    return assertionResults
      .filter((result) => result.status !== 'passed')
      .map((result) => said(`${file} › ${result.fullName}`, result.failureMessages?.join('\n') || result.status));
  });
}

export const playwrightCounts = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped });

export const playwrightFailures = ({ suites }) => suites.flatMap(failuresOfSuite);

function failuresOfSuite({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status !== 'expected')
      .map(({ status, results }) => {
        const words = said(`${file} › ${title}`, results.map(({ error }) => error?.message ?? '').find(Boolean) ?? status);
        return [words, ...results.flatMap(screenShown)].join('\n');
      }),
  );
  return [...own, ...suites.flatMap(failuresOfSuite)];
}

/** Playwright keeps the first page of a failed test as a tree of roles and names. */
function screenShown({ attachments = [] }) {
  const kept = attachments.find(({ name, path }) => name === 'error-context' && path)?.path;
  const [, tree] = (kept && /# Page snapshot\s+```yaml\n([^]*?)```/.exec(readFileSync(kept, 'utf8'))) || [];
  return tree
    ? [
        '    The screen it failed on:',
        ...tree
          .split('\n')
          .slice(0, SHOWN)
          .map((line) => `      ${line}`),
      ]
    : [];
}

function said(where, words) {
  const lines = (words ?? '').split('\n').slice(0, SAID);
  return [where, ...lines.map((line) => `    ${line}`)].join('\n');
}
