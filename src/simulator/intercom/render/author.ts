import type { AuthorRef } from '../store/rows'
import type { World } from '../store/world'

/** An author as the API shows it. */
export interface RenderedAuthor {
  id: string
  type: string
  name: string | null
  email: string | null
}

/** The person behind a message: a teammate, a contact in the role they had then, a team, or the workspace's bot. */
export function authorOf(world: World, ref: AuthorRef): RenderedAuthor {
  switch (ref.type) {
    case 'admin': {
      const admin = world.admins.get(ref.id)
      return { id: ref.id, type: 'admin', name: admin?.name ?? null, email: admin?.email ?? null }
    }
    case 'team':
      return { id: ref.id, type: 'team', name: world.teams.get(ref.id)?.name ?? null, email: null }
    case 'bot':
      return { id: ref.id, type: 'bot', name: 'Fin', email: `operator+${world.app.id_code}@intercom.io` }
    default: {
      const contact = world.contacts.get(ref.id)
      return { id: ref.id, type: ref.type, name: contact?.name ?? null, email: contact?.email ?? null }
    }
  }
}
