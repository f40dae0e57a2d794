import type { Settings } from '../../../contract/models'
import { keyedObjects } from '../matching/keyRules'
import { shownFields } from '../records/panelFields'

/**
 * The fields that are read of each object because the rep chose them: those that the panel shows, those by which records
 * are found, and of a Lead those that are mapped, since a mapping compares with what the Lead holds.
 */
export function chosenFields({
  panelFields,
  mappings,
  matchKeys,
}: Pick<Settings, 'panelFields' | 'mappings' | 'matchKeys'>): Settings['panelFields'] {
  const all: Settings['panelFields'] = { ...panelFields }
  for (const object of keyedObjects) {
    const shown = shownFields(object, panelFields)
    const mapped = object === 'Lead' ? mappings.map((one) => one.field) : []
    const key = matchKeys[object]
    const more = [...mapped, ...(key ? [key.field] : [])].filter((field) => !shown.includes(field))
    if (more.length > 0) all[object] = [...new Set([...shown, ...more])]
  }
  return all
}
