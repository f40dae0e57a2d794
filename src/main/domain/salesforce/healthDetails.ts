/** A refusal of Salesforce, with what was tried. */
export interface OrgRefusal {
  /** `errorCode`, or `statusCode` in collections. */
  serviceCode: string
  /** Salesforce's own message, whole. */
  message: string
  /** API names of the fields it concerns. */
  fields: readonly string[]
  /** API name of the object, such as `Lead`. */
  object: string
  action: 'create' | 'change' | 'read'
  /** Fields that this user's describe shows, and whether they can be filled; null where the org was never described. */
  visible: readonly { name: string; label: string; createable: boolean; updateable: boolean }[] | null
  /** Who tried it, for the admin's text. */
  userName: string
}

/** What a refusal's message says beside its code. */
export interface HealthDetails {
  /** The fields by label, for a sentence: `Last Name and Company`; `a field` where none is named. */
  fieldWords: string
  hasFields: boolean
  /** Labels (names where hidden) of the required fields that this user cannot fill. */
  hidden: string[]
  /** The value that was refused. */
  value: string | null
  /** The trigger or flow that failed. */
  automation: string | null
  /** The object that the message names, where it is another one. */
  object: string | null
  userId: string | null
  /** The message in one line, without the query it quotes. */
  said: string
}

/** Reads the parts of Salesforce's message; wordings are those that real orgs were recorded to send. */
export function detailsOf({ message, fields, visible, action }: OrgRefusal): HealthDetails {
  const named = fields.length > 0 ? [...fields] : fieldsIn(message)
  const known = new Map(visible?.map((field) => [field.name, field]))
  const labels = named.map((name) => known.get(name)?.label ?? name)
  const isFillable = (name: string): boolean => {
    const field = known.get(name)
    return (action === 'change' ? field?.updateable : field?.createable) ?? false
  }
  return {
    fieldWords: labels.length > 0 ? listed(labels) : 'a field',
    hasFields: labels.length > 0,
    hidden:
      visible === null ? [] : named.filter((name) => !isFillable(name)).map((name) => known.get(name)?.label ?? name),
    value: first(/restricted picklist field: ([^\n]+)/i, message),
    automation:
      first(/^([\w.]+): execution of /m, message) ??
      first(/(?:^|\W)Trigger\.(\w+)/, message) ??
      first(/the ["“]([^"”]+)["”] (?:process|flow)/i, message),
    object: first(/sObject type '([^']+)'/i, message),
    userId: first(/\b(005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)\b/, message),
    said: spoken(message),
  }
}

/** `Required fields are missing: [A, B]`, `No such column 'A' on …`, `Unable to create/update fields: A, B.`, `A: bad value …`. */
function fieldsIn(message: string): string[] {
  const list =
    first(/Required fields are missing: \[([^\]]+)\]/i, message) ??
    first(/No such column '([^']+)'/i, message) ??
    first(/Unable to create\/update fields: ([\w, ]+)/i, message) ??
    first(/^([^:\n]+): bad value for restricted picklist/im, message)
  return list?.split(/,\s*/).map((one) => one.trim()) ?? []
}

function first(pattern: RegExp, message: string): string | null {
  return pattern.exec(message)?.[1]?.trim() || null
}

function spoken(message: string): string {
  // A refused query is quoted before the error, with a caret under the place; only the error says something.
  const error = /ERROR at Row:\d+:Column:\d+\n([\s\S]+)/.exec(message)?.[1] ?? message
  return error.split('. If you are attempting')[0]!.replace(/\s+/g, ' ').replace(/\.$/, '').trim()
}

function listed(labels: string[]): string {
  if (labels.length < 2) return labels[0] ?? ''
  return `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`
}
