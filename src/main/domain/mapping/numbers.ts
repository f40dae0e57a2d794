import { converted, problem, type Converted, type FieldFacts } from './fieldFacts'

/**
 * A number as a number field takes it: whole for `int`, at most `scale` decimal places and `precision - scale` digits
 * before the point for the others (describe's facts). Salesforce would round silently; here more places are a problem,
 * except for what binary fractions leave behind (0.1 + 0.2).
 */
export function numberFor(value: number, field: FieldFacts): Converted<number> {
  if (!Number.isFinite(value)) return problem(`${field.label} takes a number.`)
  const scale = field.type === 'int' ? 0 : field.scale
  const kept = scale === undefined || Math.abs(value) >= 1e15 ? value : Number(value.toFixed(Math.min(scale, 100)))
  if (Math.abs(kept - value) > 1e-9 * Math.max(1, Math.abs(value))) {
    const places = scale === 0 ? 'whole numbers only' : `${scale} decimal places`
    return problem(`${field.label} keeps ${places}; ${value} has more.`)
  }
  const before = digitsBefore(field, scale)
  if (before !== null && Math.abs(kept) >= 10 ** before)
    return problem(`${field.label} has room for ${before} digits before the decimal point; ${value} has more.`)
  // Salesforce knows no negative zero.
  return converted(kept === 0 ? 0 : kept)
}

/** The number in a text such as `-12.5`; null for anything else, thousands separators included: they are ambiguous. */
export function readNumber(text: string): number | null {
  return /^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null
}

/** A number as text without an exponent; null where only an exponent would do. */
export function numberText(value: number): string | null {
  const text = String(value === 0 ? 0 : value)
  return Number.isFinite(value) && !text.includes('e') ? text : null
}

function digitsBefore(field: FieldFacts, scale: number | undefined): number | null {
  if (field.type === 'int') return field.digits ? field.digits : 9
  return field.precision && scale !== undefined ? field.precision - scale : null
}
