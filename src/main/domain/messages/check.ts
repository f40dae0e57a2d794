import type { MessageContent } from '../../../contract/models'
import { unknownVariables, VARIABLES } from './template'

/** What is wrong with what is written, by field; empty where it can be sent (API reference, "Messages": body, subject). */
export function messageProblems({ channel, subject, body, mode, audience }: MessageContent): Record<string, string> {
  const problems: Record<string, string> = {}
  if (body.trim() === '') problems.body = 'Write something first.'
  else named(problems, 'body', body)
  if (channel === 'email') {
    if (subject.trim() === '') problems.subject = 'An email needs a subject.'
    else named(problems, 'subject', subject)
  }
  if (mode === 'dynamic' && audience.by === 'people') {
    problems.audience = 'People chosen by hand stay the same: send it once, or choose by filters.'
  }
  return problems
}

function named(problems: Record<string, string>, field: string, text: string): void {
  const [unknown] = unknownVariables(text)
  if (unknown === undefined) return
  problems[field] =
    `{${unknown}} is no variable. There are ${VARIABLES.join(', ')}, and custom. with an attribute’s name.`
}
