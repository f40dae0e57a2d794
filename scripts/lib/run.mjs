import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const LOOK_EVERY_MS = 500

/**
 * Runs a command with this process's terminal and answers with its exit code. Signals to this process go on to it; and
 * so does the end of npm, which tells its shell alone when it is terminated.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} its code, or 128 plus the number of the signal that ended it, as shells have it
 */
export function run(command, args, { cwd, env = process.env }) {
  const child = spawn(command, args, { cwd, env, stdio: 'inherit' })
  const forward = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, forward)
  const parent = process.ppid
  const watch = setInterval(() => {
    if (env.npm_lifecycle_event && process.ppid !== parent) child.kill('SIGTERM')
  }, LOOK_EVERY_MS)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      for (const name of signals) process.off(name, forward)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}
