import { stripVTControlCharacters } from 'node:util'

/*
 * What the JSON reports of vitest and Playwright say: how many passed and failed, and of each failure its name, its
 * place and the first lines of its error.
 */
const LINES = 24

/** Of vitest's JSON report. A file that could not be loaded counts as one failure. */
export function vitestCount(report) {
  const what = report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((one) => one.status === 'failed')
    if (failed.length === 0 && file.status === 'failed') return [told(file.name, file.message)]
    return failed.map((one) => told(`${file.name} › ${one.fullName}`, one.failureMessages.join('\n')))
  })
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
  ).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded, what }
}

/** Of Playwright's JSON report. A test that passed only when repeated counts as failed. */
export function playwrightCount({ stats, errors = [], suites = [] }) {
  const what = [
    ...specsOf(suites).flatMap(({ name, spec }) =>
      spec.tests
        .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
        .map((test) =>
          told(name, test.results.flatMap((result) => result.errors.map((one) => one.message)).join('\n')),
        ),
    ),
    ...errors.map((error) => told('outside of any test', error.message)),
  ]
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, what }
}

function specsOf(suites, above = []) {
  return suites.flatMap((suite) => {
    const path = [...above, suite.title]
    const own = (suite.specs ?? []).map((spec) => ({
      name: `${spec.file}:${spec.line} ${[...path.slice(1), spec.title].join(' › ')}`,
      spec,
    }))
    return [...own, ...specsOf(suite.suites ?? [], path)]
  })
}

function told(name, message) {
  const plain = stripVTControlCharacters(String(message ?? ''))
  const lines = plain.split('\n').slice(0, LINES)
  return [`  ✘ ${name}`, ...lines.map((line) => `      ${line}`)].join('\n')
}
