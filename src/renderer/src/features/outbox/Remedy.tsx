import type { ReactNode } from 'react'
import type { OutboxItem } from '../../../../contract/models'
import { useProblem } from '../../queries/health'
import { ProblemView } from '../health/ProblemView'

/** What can be done about a write that needs the rep, in the words that Health has; its cause where it says more. */
export function Remedy({ item }: { readonly item: OutboxItem }): ReactNode {
  const { data: problem } = useProblem(item.id, item.state === 'needs_attention')
  if (!problem || item.state !== 'needs_attention') return null
  return <ProblemView problem={{ ...problem, fields: [] }} short={problem.cause === item.message} />
}
