/** Ids come from the service or a link that was opened; whatever they hold, they stay one part of the path. */
export function segment(id: string): string {
  return encodeURIComponent(id).replace(/^\.{1,2}$/, '_')
}
