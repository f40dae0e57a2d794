import { writeError } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import type { Org } from '../org'
import type { Row } from '../store'

/** What the objects themselves forbid, whatever the fields say: converted leads, a lead's Task about something else. */
export function checkObjectRules(org: Org, object: ObjectDef, draft: Row, before: Row | undefined): void {
  if (object.name === 'Lead' && before?.['IsConverted'] === true) throw convertedLead()
  if (object.name === 'Task') checkTask(org, draft, before)
}

function convertedLead(): Error {
  return writeError('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead')
}

function checkTask(org: Org, draft: Row, before: Row | undefined): void {
  const lead = typeof draft['WhoId'] === 'string' ? org.store.get('Lead', draft['WhoId']) : undefined
  if (lead && draft['WhatId']) {
    throw writeError(
      'FIELD_INTEGRITY_EXCEPTION',
      'Related To ID: cannot relate a lead and another record to one activity',
      ['WhatId'],
    )
  }
  if (lead?.['IsConverted'] === true && before?.['WhoId'] !== lead.Id) throw convertedLead()
  if (draft['IsReminderSet'] === true && !draft['ReminderDateTime']) {
    throw writeError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [ReminderDateTime]', ['ReminderDateTime'])
  }
  if (!before && (draft['TaskSubtype'] === 'Cadence' || draft['TaskSubtype'] === 'ListEmail')) {
    throw writeError('FIELD_INTEGRITY_EXCEPTION', `Task Subtype: bad value: ${draft['TaskSubtype']}`, ['TaskSubtype'])
  }
}
