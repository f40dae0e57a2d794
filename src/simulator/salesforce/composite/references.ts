import { requestError } from '../errors'
import { isJsonObject } from '../writes/body'

/** Puts the values of earlier subrequests into `@{ref.path[0].to}` marks, in a URL or anywhere in a body. */
export function fillReferences(value: unknown, results: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') return fillText(value, results)
  if (Array.isArray(value)) return value.map((item) => fillReferences(item, results))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillReferences(item, results)]))
}

function fillText(text: string, results: ReadonlyMap<string, unknown>): unknown {
  const whole = /^@\{([^}]+)\}$/.exec(text)
  if (whole?.[1]) return lookUp(whole[1], results)
  return text.replace(/@\{([^}]+)\}/g, (_mark, path: string) => String(lookUp(path, results)))
}

function lookUp(path: string, results: ReadonlyMap<string, unknown>): unknown {
  const invalid = (): Error =>
    requestError(
      400,
      'PROCESSING_HALTED',
      `Invalid reference specified. No value for ${path} found in ${path.split(/[.[]/)[0]}`,
    )
  const [name = '', ...steps] = path.split(/[.[\]]+/).filter((step) => step !== '')
  if (!results.has(name)) throw invalid()
  let value = results.get(name)
  for (const step of steps) {
    if (Array.isArray(value)) value = value[Number(step)]
    else if (isJsonObject(value)) value = value[step]
    else value = undefined
    if (value === undefined || value === null) throw invalid()
  }
  return value
}
