/**
 * The form before, while that of another record type is read: only where it is about the same, which the key says but for
 * its last part.
 */
export function whileTyped<T>(
  before: T | undefined,
  key: readonly unknown[] | undefined,
  about: readonly unknown[],
): T | undefined {
  return key !== undefined && about.every((part, at) => key[at] === part) ? before : undefined
}
