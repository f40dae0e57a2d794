export function findElectron(root: string): string | null
export function hasDisplay(): boolean
export function isRoot(): boolean
export function pinnedNode(root: string): string
