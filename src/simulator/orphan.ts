import { readFileSync } from 'node:fs'

/**
 * Calls `stop` once when the shell that npm started us with is gone. npm passes SIGTERM on to that shell alone; a
 * shell that does not replace itself by its command (dash) dies of it, and we would be left holding the ports.
 * Only under npm and where /proc tells the parents (Linux); elsewhere it does nothing. Looks twice a second.
 */
export function watchForOrphanhood(stop: () => void): void {
  if (!process.env['npm_lifecycle_event']) return
  const start = parents()
  if (start === undefined) return
  const timer = setInterval(() => {
    if (parents() === start) return
    clearInterval(timer)
    stop()
  }, 500)
  timer.unref()
}

/** Our parent (tsx) and its parent (npm's shell), or nothing where that cannot be read. */
function parents(): string | undefined {
  const parent = process.ppid
  try {
    // "pid (name) state ppid …"; the name may hold spaces and brackets.
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8')
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return undefined
  }
}
