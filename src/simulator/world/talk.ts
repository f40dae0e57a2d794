import type { Random } from '../shared/random'
import { PLANS } from './data/business'
import { ANYTIME, AUTOMATED, CLOSINGS, OPENINGS_BY_LOCALE, OUTBOUND, THANKS } from './data/phrases'
import { TOPICS, type Topic } from './data/topics'
import { DAY } from './time'

/** What the slots of a text are filled with. */
export interface Slots {
  first: string
  company: string
  seats: string
  plan: string
  date: string
  price: string
  ticket: string
}

/** Values for one conversation; `at` in unix seconds, dates in the text lie some weeks after it. */
export function makeSlots(random: Random, at: number, first: string | null, company: string | null): Slots {
  const day = new Date((at + random.int(3, 45) * DAY) * 1000)
  const seats = Math.ceil(3 * 10 ** (random.next() * 2))
  return {
    first: first ?? 'there',
    company: company ?? NO_COMPANY,
    seats: String(seats),
    plan: random.pick(PLANS),
    date: `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`,
    price: `€${(seats * random.pick([19, 24, 29])).toLocaleString('en-US')}`,
    ticket: `HL-${random.int(10_000, 99_999)}`,
  }
}

const NO_COMPANY = 'our company'
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The text with its slots filled. */
export function fill(text: string, slots: Slots): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => (key in slots ? slots[key as keyof Slots] : whole))
}

/** A plain text as the HTML that Intercom keeps: a paragraph a line, entities escaped, addresses as links. */
export function toHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
  const linked = escaped.replace(
    /https:\/\/[^\s<]+/g,
    (url) => `<a href="${url}" rel="nofollow noopener" target="_blank">${url}</a>`,
  )
  return linked
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')
}

/** A topic drawn at random. */
export function pickTopic(random: Random): Topic {
  return random.pick(TOPICS)
}

/** A first message: in the person's own language about half of the time, where there is one. */
export function opening(random: Random, topic: Topic, locale: string, slots: Slots): string {
  const own = OPENINGS_BY_LOCALE[locale]
  const texts = own && random.chance(0.5) ? own : topic.openings
  // Somebody without a company does not write about it.
  const fitting = slots.company === NO_COMPANY ? texts.filter((text) => !text.includes('{company}')) : texts
  return fill(random.pick(fitting.length > 0 ? fitting : topic.openings), slots)
}

/** One of the texts, and not one of `said` as long as there are others; remembers what it took. */
function unsaid(random: Random, texts: readonly string[], said: Set<string>): string {
  const left = texts.filter((text) => !said.has(text))
  const text = random.pick(left.length > 0 ? left : texts)
  said.add(text)
  return text
}

/** What a person writes next: about the topic, or thanks near the end. `said` is what the conversation holds already. */
export function personSays(random: Random, topic: Topic, slots: Slots, said: Set<string>, last: boolean): string {
  const used = topic.followUps.every((text) => said.has(text))
  const texts = (last && random.chance(0.6)) || (used && random.chance(0.7)) ? THANKS : topic.followUps
  return fill(unsaid(random, texts, said), slots)
}

/** What a teammate answers. One in eight answers has more than one paragraph. */
export function teammateSays(random: Random, topic: Topic, slots: Slots, said: Set<string>): string {
  const used = topic.answers.every((text) => said.has(text))
  const text = fill(unsaid(random, used && random.chance(0.7) ? ANYTIME : topic.answers, said), slots)
  return random.chance(0.12) ? `Hi ${slots.first},\n${text}\nBest regards` : text
}

/** What a teammate writes when closing. */
export function closingSays(random: Random, slots: Slots): string {
  return fill(random.pick(CLOSINGS), slots)
}

/** An internal note. */
export function noteSays(random: Random, topic: Topic, slots: Slots): string {
  return fill(random.pick(topic.notes), slots)
}

/** The first message of a teammate who writes first, or of automation. */
export function outboundSays(random: Random, kind: 'admin_initiated' | 'automated', slots: Slots): string {
  return fill(random.pick(kind === 'automated' ? AUTOMATED : OUTBOUND), slots)
}
