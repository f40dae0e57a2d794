import type { OwnerChoices, LeadGroup } from '../../../../contract/models'
import { counted } from '../../format/numbers'

/** One line of the picker; `id` null is nobody. */
export interface OwnerOption {
  readonly id: string | null
  readonly label: string
  readonly detail: string
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

/** Teammates that fit what was typed: "Me" first, "No owner" last. Names and emails count, without case and accents. */
export function ownerOptions(teammates: OwnerChoices['teammates'], text: string): readonly OwnerOption[] {
  const all: readonly OwnerOption[] = [
    ...teammates.map((one) => ({ id: one.id, label: one.isMe ? `Me (${one.name})` : one.name, detail: one.email })),
    { id: null, label: 'No owner', detail: '' },
  ]
  const wanted = fold(text.trim())
  return all.filter(({ label, detail }) => fold(`${label} ${detail}`).includes(wanted))
}

/** "12 of 40 owners set", and what else is to be said of a group. */
export function ownerGroupWords(group: LeadGroup): string {
  const total = group.total - group.stopped
  if (total === 0) return `${counted(group.stopped, 'owner was', 'owners were')} stopped; nothing was sent`
  const words = [`${group.done} of ${counted(total, 'owner', 'owners')} set`]
  if (group.waiting > 0) words.push(`${group.waiting} ${group.heldUntil === null ? 'waiting' : 'about to be sent'}`)
  if (group.needsYou > 0) words.push(`${group.needsYou} need${group.needsYou === 1 ? 's' : ''} you`)
  if (group.stopped > 0) words.push(`${group.stopped} stopped`)
  return words.join(' · ')
}
