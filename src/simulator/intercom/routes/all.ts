import type { Route } from '../call'
import { contactRoutes } from './contacts'
import { conversationRoutes } from './conversations'
import { peopleRoutes } from './people'

/** Every operation the stand-in answers. */
export const allRoutes: readonly Route[] = [...peopleRoutes, ...contactRoutes, ...conversationRoutes]
