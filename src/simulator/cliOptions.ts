import { parseArgs } from 'node:util'
import { toSettings } from './world/options'

/** What `npm run simulator` was asked for. */
export interface CliOptions {
  seed: number
  people: number
  salesforcePort: number
  intercomPort: number
  live: boolean
}

export const USAGE = `Usage: npm run simulator -- [--seed 7] [--people 500] [--salesforce-port 5101] [--intercom-port 5102] [--live]
  --seed             a whole number; the same seed makes the same people           (default 7)
  --people           how many leads and users the workspace has, from 1            (default 500)
  --salesforce-port  port on 127.0.0.1, 0 for any that is free                     (default 5101)
  --intercom-port    port on 127.0.0.1, 0 for any that is free                     (default 5102)
  --live             people write, change and convert by themselves`

/** Reads the command line (without node and script). Returns nothing for --help; throws an Error with a plain message. */
export function readCliOptions(args: string[]): CliOptions | undefined {
  const { values } = parseArgs({
    args,
    strict: true,
    options: {
      seed: { type: 'string', default: '7' },
      people: { type: 'string', default: '500' },
      'salesforce-port': { type: 'string', default: '5101' },
      'intercom-port': { type: 'string', default: '5102' },
      live: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return undefined
  const options = {
    seed: whole('--seed', values.seed),
    people: whole('--people', values.people),
    salesforcePort: port('--salesforce-port', values['salesforce-port']),
    intercomPort: port('--intercom-port', values['intercom-port']),
    live: values.live,
  }
  toSettings({ seed: options.seed, people: options.people, now: Date.now() })
  if (options.salesforcePort !== 0 && options.salesforcePort === options.intercomPort) {
    throw new Error('--salesforce-port and --intercom-port must differ')
  }
  return options
}

function whole(name: string, text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new Error(`${name} must be a whole number, not "${text}"`)
  return Number(text)
}

function port(name: string, text: string): number {
  const value = whole(name, text)
  if (value < 0 || value > 65_535) throw new Error(`${name} must be a port from 0 to 65535, not ${value}`)
  return value
}
