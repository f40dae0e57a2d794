import type { WriteKind } from './kind'
import { leadKind } from './leads'
import { partKinds } from './parts'

/** Every kind of write that the player makes. */
export const writeKinds: readonly WriteKind[] = [...partKinds, leadKind]
