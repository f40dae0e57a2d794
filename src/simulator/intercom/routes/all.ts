import type { Route } from '../call'
import { companyRoutes } from './companies'
import { contactRoutes } from './contacts'
import { conversationRoutes } from './conversations'
import { dataAttributeRoutes } from './dataAttributes'
import { eventRoutes } from './events'
import { macroRoutes } from './macros'
import { noteRoutes } from './notes'
import { peopleRoutes } from './people'
import { segmentRoutes } from './segments'
import { tagRoutes } from './tags'

/** Every operation the stand-in answers. */
export const allRoutes: readonly Route[] = [
  ...peopleRoutes,
  ...contactRoutes,
  ...conversationRoutes,
  ...companyRoutes,
  ...noteRoutes,
  ...tagRoutes,
  ...segmentRoutes,
  ...dataAttributeRoutes,
  ...eventRoutes,
  ...macroRoutes,
]
