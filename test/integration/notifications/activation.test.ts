import { describe, expect, it } from 'vitest'
import type { CommandName, CommandOutput } from '../../../src/contract/commands'
import type { Place } from '../../../src/contract/events'
import type { Result } from '../../../src/contract/result'
import { activate, type ActivationCore } from '../../../src/main/commands/activation'

const place: Place = { kind: 'conversation', id: 'c1' }

/** A core that refuses these commands, and answers the rest from `values`. */
function coreThat(refuses: CommandName[], values: Partial<Record<CommandName, unknown>> = {}) {
  const ran: [CommandName, unknown][] = []
  const opened: Place[] = []
  const notices: string[] = []
  const core: ActivationCore = {
    run<N extends CommandName>(name: N, input: unknown): Promise<Result<CommandOutput<N>>> {
      ran.push([name, input])
      const refused = { ok: false, error: { code: 'not_found', message: 'It is gone.', retryable: false } } as const
      return Promise.resolve(refuses.includes(name) ? refused : { ok: true, value: values[name] as CommandOutput<N> })
    },
    open: (where) => void opened.push(where),
    notice: ({ text }) => void notices.push(text),
  }
  return { core, ran, opened, notices }
}

describe('a reply that is refused', () => {
  it('stays as a draft behind what was being written there already, and the conversation opens', async () => {
    const draft = { mode: 'note', reply: 'Dear Ana,', note: 'Ask Bo' }
    const { core, ran, opened, notices } = coreThat(['conversations.reply'], { 'drafts.get': draft })
    expect(await activate({ action: 'reply', place, text: 'Yes.' }, core)).toBe(true)
    const kept = { conversationId: 'c1', mode: 'reply', reply: 'Dear Ana,\n\nYes.', note: 'Ask Bo' }
    expect(ran.at(-1)).toEqual(['drafts.save', kept])
    expect(opened).toEqual([place])
    expect(notices).toEqual(['Your reply was not sent: It is gone.'])
  })

  it('is at least said again where there is no place for a draft', async () => {
    const { core, notices } = coreThat(['conversations.reply', 'drafts.get', 'drafts.save'])
    await activate({ action: 'reply', place, text: 'Yes.' }, core)
    expect(notices).toEqual(['Your reply was not sent: It is gone. You wrote: “Yes.”'])
  })
})

describe('a snooze that cannot be', () => {
  it('says so in the conversation, whichever step refused', async () => {
    const tomorrow = { snooze: [{ id: 'tomorrow', label: '', at: 5 }] }
    for (const [refuses, values] of [
      [['conversations.choices'], {}],
      [[], { 'conversations.choices': { snooze: [] } }],
      [['conversations.snooze'], { 'conversations.choices': tomorrow }],
    ] as [CommandName[], Partial<Record<CommandName, unknown>>][]) {
      const { core, opened, notices } = coreThat(refuses, values)
      expect(await activate({ action: 'snooze', place }, core)).toBe(true)
      expect(opened).toEqual([place])
      expect(notices[0]).toMatch(/^Not snoozed: /)
    }
  })
})

describe('what has no conversation', () => {
  it('is opened, whatever was chosen', async () => {
    const { core, ran, opened } = coreThat([])
    const outbox: Place = { kind: 'outbox', id: null }
    expect(await activate({ action: 'createLead', place: outbox }, core)).toBe(true)
    expect(await activate({ action: 'open', place }, core)).toBe(true)
    expect([opened, ran]).toEqual([[outbox, place], []])
  })
})
