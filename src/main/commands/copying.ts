import { asFailure, Failure } from '../domain/failure'
import type { IntercomNote } from '../ports/intercom'
import type { OutboxRow, PersonDetail } from '../store/types'
import { breathe } from '../turns'
import { enqueue, type CommandContext } from './context'

/** Tags that one has and the other lacks, as one item; none where there is nothing to copy. */
export function copyTags(context: CommandContext, from: PersonDetail, into: PersonDetail): OutboxRow[] {
  const ids = new Map(
    context
      .session()
      .store.teammates.tags()
      .map(({ id, name }) => [name, id]),
  )
  const lacking = from.tags.filter((name) => !into.tags.includes(name) && ids.has(name))
  if (lacking.length === 0) throw new Failure('validation', `${into.displayName} has all tags of ${from.displayName}.`)
  return [
    enqueue(context, {
      kind: 'person.tags',
      service: 'intercom',
      lane: `person-tags:${into.id}`,
      personId: into.id,
      conversationId: null,
      payload: {
        personId: into.id,
        personName: into.displayName,
        tagIds: lacking.map((name) => ids.get(name)!),
        values: { tags: lacking.join(', ') },
      },
    }),
  ]
}

/**
 * Notes of one as notes of the other, oldest first, each saying where it comes from; what was copied before is not copied
 * again. Read from Intercom now, or as they were last read while it cannot be reached.
 */
export async function copyNotes(context: CommandContext, from: PersonDetail, into: PersonDetail): Promise<OutboxRow[]> {
  const { store } = context.session()
  const notes = await notesOf(context, from.id)
  const there = new Set([
    ...(await notesOf(context, into.id)).map((note) => squeezed(note.text)),
    ...store.outbox
      .unsentOf({ personId: into.id })
      .flatMap((item) => (item.kind === 'person.note' ? [squeezed(String(item.payload.text))] : [])),
  ])
  const texts = notes
    .toReversed()
    .map((note) => copied(note, from.displayName))
    .filter((text) => !there.has(squeezed(text)))
  if (texts.length === 0) {
    throw new Failure('validation', `There is no note on ${from.displayName} that ${into.displayName} lacks.`)
  }
  await breathe()
  return store.transaction(() =>
    texts.map((text) =>
      enqueue(context, {
        kind: 'person.note',
        service: 'intercom',
        lane: `person-notes:${into.id}`,
        personId: into.id,
        conversationId: null,
        payload: { personId: into.id, text, personName: into.displayName },
      }),
    ),
  )
}

async function notesOf(context: CommandContext, personId: string): Promise<IntercomNote[]> {
  const { store, intercom } = context.session()
  try {
    const notes = await intercom.contactNotes(personId)
    store.personNotes.replace(personId, notes)
    return notes
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'offline' && failure.code !== 'timeout') throw failure
    return store.personNotes.ofPerson(personId)
  }
}

function copied(note: IntercomNote, name: string): string {
  const day = new Date(note.createdAt).toISOString().slice(0, 10)
  return `${note.text}\n\n(Copied from ${name}: ${note.authorName ?? 'a teammate'}, ${day})`
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()
