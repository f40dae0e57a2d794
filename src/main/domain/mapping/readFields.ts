import type { Settings } from '../../../contract/models'
import { shownFields } from '../records/panelFields'

/**
 * The fields that are read of each object because the rep chose them: those that the panel shows, and of a Lead those that
 * are mapped, since a mapping compares with what the Lead holds.
 */
export function chosenFields({
  panelFields,
  mappings,
}: Pick<Settings, 'panelFields' | 'mappings'>): Settings['panelFields'] {
  const shown = shownFields('Lead', panelFields)
  const mapped = mappings.map((one) => one.field).filter((field) => !shown.includes(field))
  return mapped.length === 0 ? panelFields : { ...panelFields, Lead: [...new Set([...shown, ...mapped])] }
}
