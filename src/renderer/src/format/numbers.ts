const plain = new Intl.NumberFormat(undefined)

/** 12345 as "12,345" in the rep's own manner. */
export function count(value: number): string {
  return plain.format(value)
}

/** "1 person", "12,345 people". */
export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

/** Bytes as "820 B", "14 KB", "2.3 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
