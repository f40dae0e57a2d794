import type { CastName } from '../../../src/simulator/world/cast'
import type { CastMember } from '../../../src/simulator/world/story'
import type { Session } from './session'

/** A special person of the session's world. */
export function castOf({ simulator }: Session, name: CastName): CastMember {
  const member = simulator.world.story.cast[name]
  if (!member) throw new Error(`This world has no ${name}`)
  return member
}
