import { join } from 'node:path'
import type { ReadyLine } from '../../../src/simulator'
import { startChild } from './child'

export interface StandIns {
  ready: ReadyLine
  end(): Promise<void>
}

/** Starts the stand-ins with so many people, of whom so many are the rep's. */
export async function startStandIns(people: number, book: number): Promise<StandIns> {
  const child = startChild(join(import.meta.dirname, 'standInsProcess.ts'))
  const ready = await child.ask<ReadyLine>({ seed: 7, people, book })
  return { ready, end: () => child.end() }
}
