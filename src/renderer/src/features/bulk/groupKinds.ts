import type { LeadGroup } from '../../../../contract/models'
import { counted } from '../../format/numbers'

/** What can be made together as one group: how it is read, changed and named. */
export interface GroupKind {
  readonly read: 'leads.group' | 'owners.group' | 'imports.group'
  readonly change: 'leads.changeGroup' | 'owners.changeGroup' | 'imports.changeGroup'
  /** One and several of it. */
  readonly nouns: readonly [string, string]
  /** What has become of one that is through. */
  readonly done: string
  /** Where a failed one does not say why. */
  readonly failed: string
}

export const leadsTogether: GroupKind = {
  read: 'leads.group',
  change: 'leads.changeGroup',
  nouns: ['Lead', 'Leads'],
  done: 'created',
  failed: 'It could not be created.',
}

export const ownersTogether: GroupKind = {
  read: 'owners.group',
  change: 'owners.changeGroup',
  nouns: ['owner', 'owners'],
  done: 'set',
  failed: 'The owner could not be set.',
}

export const importsTogether: GroupKind = {
  read: 'imports.group',
  change: 'imports.changeGroup',
  nouns: ['row', 'rows'],
  done: 'imported',
  failed: 'It could not be imported.',
}

/** "12 of 40 Leads created", and what else is to be said of a group. */
export function groupWords({ nouns, done }: GroupKind, group: LeadGroup): string {
  const [one, several] = nouns
  const total = group.total - group.stopped
  if (total === 0) return `${counted(group.stopped, `${one} was`, `${several} were`)} stopped; nothing was sent`
  const words = [`${group.done} of ${counted(total, one, several)} ${done}`]
  if (group.waiting > 0) words.push(`${group.waiting} ${group.heldUntil === null ? 'waiting' : 'about to be sent'}`)
  if (group.needsYou > 0) words.push(`${group.needsYou} need${group.needsYou === 1 ? 's' : ''} you`)
  if (group.stopped > 0) words.push(`${group.stopped} stopped`)
  return words.join(' · ')
}
