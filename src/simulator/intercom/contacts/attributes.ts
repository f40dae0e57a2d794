import { invalid } from '../errors'
import { isObject } from '../input'
import type { AttributeValue, DataAttributeRow } from '../store/rows'
import type { World } from '../store/world'

/**
 * Reads `custom_attributes` of a contact. Each key must exist as a contact data attribute, be writable through the
 * API and get a value of its type; null clears. Throws 400 `parameter_invalid`.
 */
export function readAttributes(world: World, value: unknown): Record<string, AttributeValue> {
  if (value === undefined || value === null) return {}
  if (!isObject(value)) throw invalid('custom_attributes must be an object')
  const result: Record<string, AttributeValue> = {}
  for (const [name, raw] of Object.entries(value)) {
    const attribute = world.dataAttributes.find((row) => row.model === 'contact' && row.custom && row.name === name)
    if (!attribute || attribute.archived) throw invalid(`Custom attribute '${name}' does not exist`)
    if (!attribute.api_writable) throw invalid(`Custom attribute '${name}' is not writable`)
    result[name] = readTyped(attribute, raw)
  }
  return result
}

function readTyped(attribute: DataAttributeRow, raw: unknown): AttributeValue {
  if (raw === null) return null
  const { data_type: type, name, options } = attribute
  if (type === 'boolean' && typeof raw === 'boolean') return raw
  if (type === 'float' && typeof raw === 'number') return raw
  if ((type === 'integer' || type === 'date') && typeof raw === 'number' && Number.isInteger(raw)) return raw
  if (type === 'string' && typeof raw === 'string') {
    if (options && !options.includes(raw)) throw invalid(`Custom attribute '${name}' does not have option '${raw}'`)
    return raw
  }
  throw invalid(`Custom attribute '${name}' must be of type ${type}`)
}

/** Sets and clears attributes on a row's own object. */
export function applyAttributes(
  target: Record<string, AttributeValue>,
  change: Record<string, AttributeValue>,
): Record<string, AttributeValue> {
  const result = { ...target }
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete result[name]
    else result[name] = value
  }
  return result
}
