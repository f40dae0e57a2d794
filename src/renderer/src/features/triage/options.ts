import type { Conversation, ConversationChoices } from '../../../../contract/models'
import type { Choice } from '../../ui/useChoices'

/** Whom it can go to: "me" first, the teammates, the teams, then nobody and, where it has one, no team. */
export function assigneeOptions(
  conversation: Conversation,
  { teammates, teams }: ConversationChoices,
): readonly Choice[] {
  const { assigneeId, teamId } = conversation
  return [
    ...teammates.map((one) => ({
      id: `admin:${one.id}`,
      label: one.isMe ? `Me (${one.name})` : one.name,
      detail: one.email,
      isOn: one.id === assigneeId,
    })),
    ...teams.map((one) => ({ id: `team:${one.id}`, label: one.name, detail: 'Team', isOn: one.id === teamId })),
    { id: 'admin:', label: 'Nobody', detail: '', isOn: assigneeId === null },
    ...(teamId === null ? [] : [{ id: 'team:', label: 'No team', detail: '', isOn: false }]),
  ]
}

/** What an option of `assigneeOptions` stands for. */
export function assigneeOf(optionId: string): { type: 'admin' | 'team'; id: string | null } {
  const [type, id] = [optionId.slice(0, optionId.indexOf(':')), optionId.slice(optionId.indexOf(':') + 1)]
  return { type: type === 'team' ? 'team' : 'admin', id: id === '' ? null : id }
}

/** The workspace's tags, those that are on first. */
export function tagOptions({ tags }: Conversation, choices: ConversationChoices): readonly Choice[] {
  const isOn = (id: string): boolean => tags.some((tag) => tag.id === id)
  const all = [...choices.tags, ...tags.filter((tag) => !choices.tags.some((one) => one.id === tag.id))]
  return all
    .map(({ id, name }) => ({ id, label: name, detail: '', isOn: isOn(id) }))
    .sort((a, b) => Number(b.isOn) - Number(a.isOn))
}
