import { beginning, cleanText, salesforceLength, shorten } from './salesforceText'
import { transcriptEntries, type TranscriptEntry, type TranscriptPart } from './transcriptEntry'

/** What Task.Description and Case.Description hold (describe: textarea 32000). */
export const DESCRIPTION_LIMIT = 32_000

export interface TranscriptInput {
  /** Of the whole conversation, oldest first, as far as they are known here. */
  parts: readonly TranscriptPart[]
  /** The ids of the parts the rep selected; null for the whole conversation. */
  selected: ReadonlySet<string> | null
  personName: string
  /** The rep's zone, as an IANA name. */
  timeZone: string
  /** Parts known to exist that are not in `parts`: Intercom gives the newest 500 only. */
  missing: number
  /** The conversation in Intercom: `https://app.intercom.com/a/apps/<appId>/conversations/<id>`, or a regional host. */
  link: string
  /** At most this many by `salesforceLength`; DESCRIPTION_LIMIT unless the org's describe says less. */
  limit?: number
}

export interface Transcript {
  text: string
  /** Messages and notes that are not in the text because of the limit; events are not counted. */
  leftOut: number
  /** True where a message that is in the text was cut inside. */
  isCut: boolean
}

/** Between two messages, and around the lines that are not messages. */
const GAP = '\n\n'
/** `salesforceLength` of the gap. */
const GAP_LENGTH = 4
/** So many events after the last message stay, whatever else is left out. */
const LAST_EVENTS = 5
const CUT_NOTE = '\n[This message is cut here for lack of room. The link below shows all of it.]'

/**
 * A conversation, or parts of it, as the Description of a Task or Case (article "Salesforce app", section 4): a head with
 * the person and the first words, each message with time, author and what it is, notes marked, files as addresses, and the
 * link at the end. At most `limit` long by `salesforceLength`. Where it is too much, the first message and the newest ones
 * stay, whole, and one line says how many are left out; only where the first and the newest alone are too long is one of
 * them cut inside, and says so.
 */
export function transcript(input: TranscriptInput): Transcript {
  const { selected } = input
  const limit = input.limit ?? DESCRIPTION_LIMIT
  const parts = selected === null ? input.parts : input.parts.filter((part) => selected.has(part.id))
  const entries = transcriptEntries(parts, input.personName, input.timeZone)
  const frame = frameOf(input, entries, selected !== null)
  const room = limit - salesforceLength(frame.top) - salesforceLength(frame.bottom) - GAP_LENGTH
  const missing = selected === null ? Math.max(0, input.missing) : 0
  const { blocks, leftOut, isCut } = fitted(entries.map(blockOf), missing, room)
  const text = [frame.top, ...blocks, frame.bottom].filter(Boolean).join(GAP)
  // Only a limit too small for the head and the link comes to this.
  return { text: salesforceLength(text) <= limit ? text : beginning(text, limit), leftOut, isCut }
}

/** What did not fit, as a sentence for the form; null where all of it did. */
export function cutSentence({ leftOut, isCut }: Transcript): string | null {
  const messages = leftOut === 1 ? '1 message is' : `${leftOut} messages are`
  if (leftOut > 0) return `${messages} left out: Salesforce has no room for more. The Task links to all of it.`
  return isCut ? 'A long message is cut: Salesforce has no room for more. The Task links to all of it.' : null
}

interface Block {
  text: string
  length: number
  isMessage: boolean
}

function blockOf(entry: TranscriptEntry): Block {
  const text = entry.body === '' ? entry.head : `${entry.head}\n${entry.body}`
  return { text, length: salesforceLength(text) + GAP_LENGTH, isMessage: entry.isMessage }
}

interface Fitted {
  blocks: string[]
  leftOut: number
  isCut: boolean
}

function fitted(all: readonly Block[], missing: number, room: number): Fitted {
  const withLine = (first: string, leftOut: number, rest: string[]): string[] =>
    leftOut + missing > 0 ? [first, leftOutLine(leftOut, missing), ...rest] : [first, ...rest]
  const isFirst = (block: Block, at: number): boolean => block.isMessage || at === all.length - 1
  const firstAt = all.findIndex(isFirst)
  const first = all[firstAt]
  if (!first) return { blocks: [], leftOut: 0, isCut: false }
  const newestAt = Math.max(
    firstAt,
    all.findLastIndex((block) => block.isMessage),
  )
  // The line has a place kept for it, as long as it can get, so that it never makes the text too long itself.
  const mayNeedLine = newestAt > firstAt || missing > 0
  const lineRoom = mayNeedLine ? salesforceLength(leftOutLine(all.length, missing)) + GAP_LENGTH : 0
  if (lengthOf(all) + (missing > 0 ? lineRoom : 0) <= room) {
    const [opening = '', ...rest] = all.map((block) => block.text)
    return { blocks: withLine(opening, 0, rest), leftOut: 0, isCut: false }
  }
  // What happened after the last message is how the talk ended: assigned, closed. It is short, and stays.
  const tail = all.slice(newestAt + 1).slice(-LAST_EVENTS)
  const left = room - lineRoom - lengthOf(tail)
  const newest = newestAt === firstAt ? null : all[newestAt]!
  const ends = endsOf(first, newest, left)
  const kept = [...ends.newest, ...tail.map((block) => block.text)]
  let used = ends.length
  let at = newestAt - 1
  for (; at > firstAt; at -= 1) {
    const block = all[at]!
    if (used + block.length > left) break
    used += block.length
    kept.unshift(block.text)
  }
  const leftOut = all.slice(firstAt + 1, Math.max(firstAt + 1, at + 1)).filter((block) => block.isMessage).length
  return { blocks: withLine(ends.first, leftOut, kept), leftOut, isCut: ends.isCut }
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.length, 0)
}

interface Ends {
  first: string
  /** Empty where the first message is the newest, too. */
  newest: string[]
  length: number
  isCut: boolean
}

/** The first and the newest message; where both are too long, each has half of the room, and what the other leaves. */
function endsOf(first: Block, newest: Block | null, room: number): Ends {
  const length = first.length + (newest?.length ?? 0)
  if (length <= room) return { first: first.text, newest: newest ? [newest.text] : [], length, isCut: false }
  if (!newest) return { first: cutBlock(first, room), newest: [], length: room, isCut: true }
  const firstRoom = Math.min(first.length, Math.max(Math.floor(room / 2), room - newest.length))
  const texts = { first: cutBlock(first, firstRoom), newest: [cutBlock(newest, room - firstRoom)] }
  return { ...texts, length: room, isCut: true }
}

/** A message cut inside at a code point, with a line that says so; as it is where it fits. */
function cutBlock(block: Block, room: number): string {
  if (block.length <= room) return block.text
  const wordsRoom = room - GAP_LENGTH - salesforceLength(CUT_NOTE) - 1
  return `${beginning(block.text, wordsRoom).trimEnd()}…${CUT_NOTE}`
}

function leftOutLine(leftOut: number, missing: number): string {
  const messages = leftOut === 1 ? '1 message is' : `${leftOut} messages are`
  const older = missing === 1 ? '1 entry' : `${missing} entries`
  const notHere = `${older} older than the 500 that Intercom gives`
  if (missing === 0) return `[${messages} left out here for lack of room. The link below shows all.]`
  if (leftOut === 0) return `[Left out here: ${notHere}. The link below shows all.]`
  return `[${messages} left out here for lack of room, and ${notHere}. The link below shows all.]`
}

/** The lines above and below the messages. */
function frameOf(
  input: TranscriptInput,
  entries: readonly TranscriptEntry[],
  isSelection: boolean,
): { top: string; bottom: string } {
  const words = entries.find((entry) => entry.isMessage)?.body ?? ''
  const person = shorten(input.personName, 120)
  const head = `${isSelection ? 'From a conversation' : 'Conversation'}${person === '' ? '' : ` with ${person}`}`
  const snippet = shorten(words, 160)
  return {
    top: snippet === '' ? head : `${head}: “${snippet}”`,
    bottom: `Conversation in Intercom: ${cleanText(input.link).replace(/\s+/g, '')}`,
  }
}
