import { partEvent } from '../conversations/partEvent'
import { localStamp } from './localTime'
import { messageText } from './messageText'
import { cleanText } from './salesforceText'

/** A part of a conversation as the transcript needs it. The first message is such a part, too. */
export interface TranscriptPart {
  id: string
  /** `comment`, `note`, `close`, `open`, `assignment`, … as Intercom's API names it. */
  partType: string
  authorType: 'person' | 'admin' | 'bot'
  /** The author's own name, never "You": others read the Task. */
  authorName: string | null
  /** Sanitised HTML (the closed list of tags); empty where the part has no words. */
  bodyHtml: string
  /** Milliseconds, UTC. */
  createdAt: number
  /** For assignments: the teammate's or team's name. */
  assignedToName: string | null
  attachments: readonly { name: string; url: string }[]
}

/** What one part becomes in the transcript: a head line with time and author, and the words below it. */
export interface TranscriptEntry {
  id: string
  /** False for the one line of an event. */
  isMessage: boolean
  head: string
  /** Empty for events. */
  body: string
}

const ASSIGNMENTS: ReadonlySet<string> = new Set([
  'assignment',
  'assign_and_reopen',
  'assign_and_unsnooze',
  'default_assignment',
  'balanced_assignment',
  'workflow_assignment',
  'away_mode_assignment',
  'message_strategy_assignment',
])

const NOTES: ReadonlySet<string> = new Set(['note', 'note_and_reopen', 'note_and_unsnooze'])

/** The parts in their order as entries; events that say nothing about the talk (snoozed, rated, tagged) are left out. */
export function transcriptEntries(
  parts: readonly TranscriptPart[],
  personName: string,
  timeZone: string,
): TranscriptEntry[] {
  return parts.flatMap((part) => {
    const entry = entryOf(part, personName, timeZone)
    return entry ? [entry] : []
  })
}

function entryOf(part: TranscriptPart, personName: string, timeZone: string): TranscriptEntry | null {
  const time = `[${localStamp(part.createdAt, timeZone)}]`
  const author = oneLine(part.authorName ?? '') || standInName(part.authorType, personName)
  const body = [cleanText(messageText(part.bodyHtml)).trim(), ...part.attachments.map(attachmentLine)]
    .filter(Boolean)
    .join('\n')
  if (body === '') {
    const event = eventLine(part, author)
    return event ? { id: part.id, isMessage: false, head: `${time} ${event}`, body: '' } : null
  }
  return { id: part.id, isMessage: true, head: `${time} ${author}${remark(part.partType)}:`, body }
}

/** Names are cut here, so that a head line is never what makes a transcript too long. */
function oneLine(text: string): string {
  const flat = cleanText(text).replace(/\s+/g, ' ').trim()
  return flat.slice(0, 120).replace(/[\uD800-\uDBFF]$/, '')
}

function standInName(authorType: TranscriptPart['authorType'], personName: string): string {
  if (authorType === 'person') return oneLine(personName) || 'Customer'
  return authorType === 'bot' ? 'Bot' : 'A teammate'
}

/** What a message is besides a message. A note is for teammates only, which a reader of the Task has to know. */
function remark(partType: string): string {
  if (partType === 'note_and_reopen') return ' (note, reopened the conversation)'
  if (NOTES.has(partType)) return ' (note)'
  if (partType === 'close') return ' (closed the conversation)'
  return partType === 'open' ? ' (reopened the conversation)' : ''
}

function eventLine(part: TranscriptPart, author: string): string | null {
  const assignedTo = part.assignedToName === null ? null : oneLine(part.assignedToName)
  if (part.partType === 'assign_and_reopen') {
    return `${partEvent('open', author, null)} and assigned it${assignedTo ? ` to ${assignedTo}` : ''}`
  }
  if (ASSIGNMENTS.has(part.partType)) return partEvent('assignment', author, assignedTo)
  return part.partType === 'close' || part.partType === 'open' ? partEvent(part.partType, author, null) : null
}

/** An attachment whose address may not be shown has none, and then its name stands alone. */
function attachmentLine(file: { name: string; url: string }): string {
  const name = oneLine(file.name) || 'file'
  return file.url === '' ? `[file: ${name}]` : `[file: ${name}] ${cleanText(file.url).replace(/\s+/g, '%20')}`
}
