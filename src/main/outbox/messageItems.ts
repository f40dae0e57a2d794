import type { MessageContent } from '../../contract/models'
import type { GroupItem } from './groupMaking'
import type { Judged } from './messageAudience'
import type { MessagePayload } from './messagePayload'

/** A message to somebody as an outbox item, less when it leaves. All of one message are one group. */
export function messageItem(
  id: string,
  messageId: string,
  content: MessageContent,
  { person, subject, text }: Pick<Judged, 'person' | 'subject' | 'text'>,
): GroupItem {
  const isDynamic = content.mode === 'dynamic'
  const isOne = content.audience.by === 'people' && content.audience.personIds.length === 1
  const payload: MessagePayload = {
    messageId,
    whom: isOne ? 'one' : 'audience',
    channel: content.channel,
    template: content.template,
    values: { subject, text },
    personName: person.displayName,
    asTask: content.asTask,
    written: isDynamic ? { subject: content.subject, body: content.body } : null,
    test: null,
    notThere: false,
  }
  return plainItem(id, person.id, {
    ...payload,
    ...(isDynamic ? { origin: { by: 'automatic', setting: 'dynamicMessage' } } : {}),
  })
}

/** To the contact with the rep's own email. */
export function testItem(
  id: string,
  { channel, template }: MessageContent,
  words: Pick<Judged, 'subject' | 'text'>,
  test: NonNullable<MessagePayload['test']>,
): GroupItem {
  const payload: MessagePayload = {
    messageId: null,
    whom: 'test',
    channel,
    template,
    values: words,
    personName: test.name,
    asTask: false,
    written: null,
    test,
    notThere: false,
  }
  return plainItem(id, null, { ...payload })
}

function plainItem(id: string, personId: string | null, payload: GroupItem['payload']): GroupItem {
  return {
    id,
    kind: 'message.send',
    service: 'intercom',
    orgKey: null,
    // One does not wait for another, which may need the rep.
    lane: `message:${id}`,
    personId,
    conversationId: null,
    payload,
    outcome: null,
    code: null,
    message: null,
    fields: {},
    attempts: 0,
    attemptServerTime: null,
    blockedOn: null,
    doneAt: null,
  }
}
