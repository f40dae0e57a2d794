/** The options of a header such as `allowSave=true; includeRecordDetails=true`; semicolons and commas both separate. */
export function headerOptions(text: string | undefined): Map<string, string> {
  const options = new Map<string, string>()
  for (const part of (text ?? '').split(/[;,]/)) {
    const [name, value = 'true'] = part.split('=').map((side) => side.trim())
    if (name) options.set(name.toLowerCase(), value)
  }
  return options
}

/** Whether a named option of a header is `true`. */
export function headerFlag(text: string | undefined, name: string): boolean {
  return headerOptions(text).get(name.toLowerCase())?.toLowerCase() === 'true'
}
