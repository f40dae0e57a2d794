/** Finds what is called by these words from its start: the line that offers to look words up has them inside. */
export function startingWith(words: string): RegExp {
  return new RegExp(`^${words.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')}`, 'u')
}
