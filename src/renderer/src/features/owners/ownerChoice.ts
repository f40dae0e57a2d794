import type { OwnerChoices } from '../../../../contract/models'

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
