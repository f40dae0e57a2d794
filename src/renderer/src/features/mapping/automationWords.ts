import type { AutomationKind } from '../../../../contract/models'

interface KindWords {
  /** One sentence: what it does. */
  readonly does: string
  /** True where Intercom's own Salesforce app writes the same, so that both would. */
  readonly alsoByIntercomApp: boolean
}

const words: Readonly<Record<AutomationKind, KindWords>> = {
  mapping: {
    does: 'When a mapped attribute of one of your people is edited in Intercom, the field of their Lead follows, and the other way round where the mapping says so.',
    alsoByIntercomApp: false,
  },
  attributes: {
    does: 'Status, title, owner and record of your people are written to them in Intercom as SALESFORCE_ attributes, with an event when the status or the record changes.',
    alsoByIntercomApp: true,
  },
  owners: {
    does: 'The owner of the Account, else of the Contact, else of the Lead becomes the owner of the person in Intercom, and is then changed in Salesforce only.',
    alsoByIntercomApp: true,
  },
  tasks: {
    does: 'A conversation with one of your people becomes a Task on their record when it starts, and the transcript goes in when it closes.',
    alsoByIntercomApp: true,
  },
}

/** What a kind of automatic write does, and whether Intercom's own app does it too. */
export function kindWords(kind: AutomationKind): KindWords {
  return words[kind]
}
