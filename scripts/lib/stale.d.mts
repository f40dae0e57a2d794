export function staleParts(root: string): string[]
