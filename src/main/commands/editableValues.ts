import type { OutboxRow } from '../store/types'

/** What of a write can be seen and corrected: the reply's text, the Lead's fields, the person's attributes. */
export function editableValues(payload: OutboxRow['payload']): Record<string, string> {
  if (typeof payload.text === 'string') return { text: payload.text }
  const { values } = payload
  if (typeof values !== 'object' || values === null) return {}
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
