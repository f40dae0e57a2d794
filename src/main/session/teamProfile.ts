import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const profileSchema = z.looseObject({
  /** Emails of those who may set owners; left out: everybody. */
  ownersMayBeSetBy: z.array(z.string()).optional(),
})

/** What a team has agreed on (DESIGN.md section 13): read only, and advice, since whoever has the file can change it. */
export interface TeamProfile {
  ownersMayBeSetBy: readonly string[] | null
}

/**
 * Reads `team-profile.json` of the data folder. Without the file nothing is restricted; a file that cannot be understood
 * restricts nothing either, since a slip in it must not stop a team's work.
 */
export function readTeamProfile(dataFolder: string): TeamProfile {
  try {
    const parsed = profileSchema.parse(JSON.parse(readFileSync(join(dataFolder, 'team-profile.json'), 'utf8')))
    return { ownersMayBeSetBy: parsed.ownersMayBeSetBy ?? null }
  } catch {
    return { ownersMayBeSetBy: null }
  }
}
