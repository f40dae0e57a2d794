import type { ReactNode } from 'react'
import type { OutboxItem } from '../../../../contract/models'
import { useProblem } from '../../queries/health'
import { ProblemView } from '../health/ProblemView'
import styles from './OutboxDetail.module.css'

/** What is to be said about a write; where it needs the rep, its cause and what can be done, in the words of Health. */
export function ItemMessage({ item }: { readonly item: OutboxItem }): ReactNode {
  const isStuck = item.state === 'needs_attention'
  const { data } = useProblem(item.id, isStuck)
  const problem = isStuck ? data : null
  const words = problem?.cause ?? item.message
  return (
    <>
      {words ? (
        <p className={isStuck ? styles.message : styles.quietMessage} dir="auto">
          <span>{words}</span>
        </p>
      ) : null}
      {problem ? <ProblemView problem={{ ...problem, fields: [] }} short /> : null}
    </>
  )
}
