/** What the player asks of a desk's process, and what it answers; `id` pairs them. */
export type Question =
  | { id: number; ask: 'start'; folder: string; speed: number; without: Safeguard[] }
  | { id: number; ask: 'run'; name: string; input: unknown }
  | { id: number; ask: 'network'; online: boolean }
  | { id: number; ask: 'stop' }

export type Answer = { id: number; ok: true; value: unknown } | { id: number; ok: false; message: string }

/** Safeguards that can be taken out, to see the player notice it. */
export const safeguards = ['lookUp'] as const
export type Safeguard = (typeof safeguards)[number]
