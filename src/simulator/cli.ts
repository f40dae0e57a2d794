import { readCliOptions, USAGE, type CliOptions } from './cliOptions'
import { startSimulator } from './index'
import { watchForOrphanhood } from './orphan'

/** Prints one line of JSON when both stand-ins listen, and stops them on SIGINT and SIGTERM. */
async function run(options: CliOptions): Promise<void> {
  const simulator = await startSimulator(options)
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    simulator.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error, 1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  watchForOrphanhood(stop)
  process.stdout.write(`${JSON.stringify(simulator.ready)}\n`)
}

function fail(error: unknown, code: number): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(code)
}

function main(): void {
  let options: CliOptions | undefined
  try {
    options = readCliOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`)
    process.exit(2)
  }
  if (!options) {
    process.stderr.write(`${USAGE}\n`)
    return
  }
  run(options).catch((error: unknown) => fail(error, 1))
}

main()
