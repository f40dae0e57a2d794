import { useState } from 'react'
import type { Part } from '../../../../contract/models'

/** The id of the last part that Intercom has, of those on the screen. */
export function lastSent(parts: readonly Part[]): string | undefined {
  return parts.findLast((part) => part.sending === null)?.id
}

/** The newest answer of another teammate that came in since the rep began to write; null while nothing is written. */
export function useAnswered(parts: readonly Part[], writing: boolean): Part | null {
  const [begun, setBegun] = useState<string | null>(null)
  const last = lastSent(parts) ?? ''
  if (writing && begun === null) setBegun(last)
  if (!writing && begun !== null) setBegun(null)
  if (!writing || begun === null) return null
  const since = parts.slice(parts.findIndex((part) => part.id === begun) + 1)
  return since.findLast((part) => part.kind === 'message' && part.authorType === 'teammate') ?? null
}
