/** What placeholders stand for, by the names that Intercom gives them; null or missing: nothing is known. */
export type MacroValues = Readonly<Record<string, string | null | undefined>>

const ATTRIBUTE = /<attribute\b([^>]*?)\/?>(?:<\/attribute>)?/g
const KEY = /\bkey="([^"]*)"/
const DEFAULT = /\bdefault="([^"]*)"/

/**
 * A saved reply's HTML with its placeholders filled: the value, else the fallback, else the placeholder's name in square
 * brackets, so that the rep sees what is missing before it is sent (API description 2.16, "list macros": `<attribute>`).
 */
export function filledMacro(html: string, values: MacroValues): string {
  return html.replace(ATTRIBUTE, (_all, attributes: string) => {
    const key = KEY.exec(attributes)?.[1] ?? ''
    const fallback = DEFAULT.exec(attributes)?.[1]
    const value = values[key]
    // The fallback is HTML already, the value is text.
    return value ? escapeHtml(value) : (fallback ?? `[${key}]`)
  })
}

/** The values of a person and of the rep for the placeholders that Intercom's own list offers. */
export function macroValues(
  person: { name: string | null; email: string | null; phone: string | null; companyName: string | null },
  repName: string,
): MacroValues {
  const first = firstName(person.name)
  const { name, email, phone, companyName } = person
  return {
    'user.name': name,
    'user.first_name': first,
    'user.email': email,
    'user.phone': phone,
    name,
    first_name: first,
    email,
    'company.name': companyName,
    company: companyName,
    'teammate.name': repName,
    'teammate.first_name': firstName(repName),
  }
}

function firstName(name: string | null): string | null {
  return name?.trim().split(/\s+/)[0] || null
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
