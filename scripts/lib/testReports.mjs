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

/**
 * Of Playwright's JSON report. A test that passed only when it was repeated counts as passed and is named in `again`,
 * with what was wrong at first: docs/decisions/0009.
 */
export function playwrightCount({ stats, errors = [], suites = [] }) {
  const specs = specsOf(suites)
  const withStatus = (status) =>
    specs.flatMap(({ name, spec }) =>
      spec.tests.filter((test) => test.status === status).map((test) => ({ name, test })),
    )
  const what = [
    ...withStatus('unexpected').map(({ name, test }) => told(name, errorsOf(test))),
    ...errors.map((error) => told('outside of any test', error.message)),
  ]
  const again = withStatus('flaky').map(({ name, test }) => ({ name, why: firstLine(errorsOf(test)) }))
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, what, again }
}

function errorsOf(test) {
  return test.results.flatMap((result) => result.errors.map((one) => one.message)).join('\n')
}

function firstLine(message) {
  return stripVTControlCharacters(message).split('\n')[0]
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
