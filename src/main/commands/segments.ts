import type { AttributeKind, Segment, SegmentFields } from '../../contract/models'
import { asFailure, Failure } from '../domain/failure'
import type { Session } from '../session/sessionParts'
import { readDefinitions } from '../store/dataAttributes'
import { foldForSort } from '../store/text'
import type { KeptSegment } from '../store/types'
import { pullDefinitions } from '../sync/attributesPull'
import { wantList } from '../sync/pullSegments'
import type { CommandContext, Handlers } from './context'

type Family = Pick<
  Handlers,
  'segments.list' | 'segments.save' | 'segments.remove' | 'segments.fields' | 'segments.values'
>

const VALUES_AT_MOST = 50

/** Intercom's types of data attributes, as conditions compare them; a list is text with a choice of values. */
const KINDS: Readonly<Record<string, AttributeKind>> = {
  string: 'text',
  options: 'text',
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'date',
}

/** Filters of the book that have a name. */
export const segmentCommands: Family = {
  'segments.list'(_input, context) {
    const session = context.session()
    return { segments: session.store.segments.list().map((one) => withCount(session, one)) }
  },
  'segments.save'(input, context) {
    const session = context.session()
    const { segments } = session.store
    const all = segments.list()
    const old = all.find(({ id }) => id === input.id)
    const name = foldForSort(input.name)
    if (all.some((one) => one.id !== input.id && foldForSort(one.name) === name)) {
      throw new Failure('validation', 'Another segment has this name.', {
        fields: { name: 'Another segment has this name.' },
      })
    }
    const position = input.position ?? old?.position ?? all.length
    const kept = { ...input, id: input.id ?? context.options.ids.next(), position }
    segments.save(kept)
    told(context)
    return withCount(session, segments.get(kept.id) ?? kept)
  },
  'segments.remove'(input, context) {
    const session = context.session()
    const found = session.store.segments.get(input.segmentId)
    if (!found) throw new Failure('not_found', 'This segment is not there any more.')
    session.store.segments.remove(found.id)
    told(context)
    return withCount(session, found)
  },
  async 'segments.fields'(_input, context) {
    const { store, gates, sync, jobs } = context.session()
    // Their names come when they are here; what was read before is shown meanwhile.
    if (wantList(store, context.options.clock.now())) jobs.now(['segments'])
    if (readDefinitions(store) === null && gates.intercom.mayTry()) {
      await pullDefinitions(sync).catch((thrown: unknown) => {
        context.options.logger.info('Attributes were not read', { code: asFailure(thrown).code })
      })
    }
    return fieldsOf(context)
  },
  'segments.values': ({ of, text }, context) => {
    const { store } = context.session()
    const found = store.segments.values(of, text, VALUES_AT_MOST)
    if (of.field !== 'attribute') return { values: found }
    const wanted = foldForSort(text)
    const options = definitionsOf(context).find(({ name }) => name === of.name)?.options ?? []
    const fit = options.filter((one) => foldForSort(one).includes(wanted))
    return { values: [...new Set([...fit, ...found])].slice(0, VALUES_AT_MOST) }
  },
}

/** The list has changed, and its counts will. */
function told(context: CommandContext): void {
  context.changed(['segments'])
  context.session().segmentCounts.recount()
}

function withCount(session: Session, segment: KeptSegment): Segment {
  return { ...segment, count: session.segmentCounts.of(segment.id, segment.filter) }
}

function fieldsOf(context: CommandContext): SegmentFields {
  const { store, profile } = context.session()
  const isMe = (id: string): number => Number(id === profile.repId)
  return {
    teammates: store.teammates
      .list()
      .filter((one) => one.isActive)
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => isMe(b.id) - isMe(a.id)),
    tags: store.segments.tags(),
    intercomSegments: store.intercomSegments.list(),
    attributes: attributesOf(context),
  }
}

/** The workspace's own attributes of people that are in use: as it defines them, else as cached people have them. */
function attributesOf(context: CommandContext): SegmentFields['attributes'] {
  const { store } = context.session()
  const defined = definitionsOf(context).flatMap(({ name, label, dataType }) => {
    const kind = KINDS[dataType]
    return kind === undefined ? [] : [{ name, label: label || name, kind }]
  })
  const found = defined.length > 0 ? defined : store.segments.attributes().map((one) => ({ ...one, label: one.name }))
  return found.toSorted((a, b) => a.label.localeCompare(b.label, 'en'))
}

function definitionsOf(context: CommandContext) {
  const definitions = readDefinitions(context.session().store)?.items ?? []
  return definitions.filter((one) => one.model === 'contact' && !one.archived)
}
