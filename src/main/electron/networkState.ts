import { net, powerMonitor } from 'electron'
import type { NetworkState } from '../ports/network'

const LOOK_EVERY_MS = 5000

/**
 * Whether Chromium sees a network. The main process is told nothing when that changes, so it is looked at every 5 s;
 * and after sleep or an unlocked screen listeners hear of it in any case, since timers stood still meanwhile.
 */
export function createNetworkState(): NetworkState {
  const listeners = new Set<(online: boolean) => void>()
  let last = net.isOnline()
  const tell = (): void => {
    last = net.isOnline()
    for (const listener of listeners) listener(last)
  }
  setInterval(() => {
    if (net.isOnline() !== last) tell()
  }, LOOK_EVERY_MS).unref()
  powerMonitor.on('resume', tell)
  powerMonitor.on('unlock-screen', tell)
  return {
    isOnline: () => net.isOnline(),
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
