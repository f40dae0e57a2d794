import type { IntercomControls } from '../intercom/control/controls'
import type { Controls } from '../salesforce/admin/controls'
import type { NewLeadStep, Perform, Step, StepResult } from './steps'

/** What steps need of the Salesforce stand-in's controls. */
export type OrgControls = Pick<Controls, 'get' | 'update' | 'convert'>

/** Does steps through the stand-ins' controls. */
export function performOn(intercom: IntercomControls, salesforce: OrgControls): Perform {
  return (step) => {
    switch (step.do) {
      case 'person-starts':
        return { conversationId: intercom.contactStarts({ contactId: step.contactId, body: step.body }) }
      case 'new-lead':
        return newLead(intercom, step)
      case 'lead-status':
        changeLead(salesforce, step.leadId, { Status: step.status }, step.by)
        return {}
      case 'lead-owner':
        changeLead(salesforce, step.leadId, { OwnerId: step.userId }, step.by)
        return {}
      case 'lead-converts':
        salesforce.convert(step.leadId, {}, step.by)
        return {}
      default:
        inIntercom(intercom, step)
        return {}
    }
  }
}

/** Controls go past the rules; people cannot change a Lead that is converted or gone. */
function changeLead(salesforce: OrgControls, leadId: string, fields: Record<string, unknown>, by?: string): void {
  const lead = salesforce.get('Lead', leadId)
  if (!lead || lead['IsDeleted'] === true) throw new Error(`no Lead ${leadId}`)
  if (lead['IsConverted'] === true) throw new Error(`Lead ${leadId} is converted`)
  salesforce.update('Lead', leadId, fields, by)
}

function newLead(intercom: IntercomControls, step: NewLeadStep): StepResult {
  const contactId = intercom.createContact({
    role: 'lead',
    ...(step.name === null ? {} : { name: step.name }),
    ...(step.email === null ? {} : { email: step.email }),
    ...(step.phone === undefined ? {} : { phone: step.phone }),
    ...(step.utm ? { utm: step.utm } : {}),
    ...(step.referrer === undefined ? {} : { referrer: step.referrer }),
    ...(step.attributes ? { custom_attributes: step.attributes } : {}),
  })
  if (step.ownerId !== null) intercom.reassignOwner({ contactId, ownerId: step.ownerId })
  if (step.message === null) return { contactId }
  return { contactId, conversationId: intercom.contactStarts({ contactId, body: step.message }) }
}

type InIntercom = Exclude<Step, NewLeadStep | { do: 'person-starts' | 'lead-status' | 'lead-owner' | 'lead-converts' }>

function inIntercom(intercom: IntercomControls, step: InIntercom): void {
  switch (step.do) {
    case 'person-replies':
      intercom.contactReplies({ conversationId: step.conversationId, contactId: step.contactId, body: step.body })
      break
    case 'teammate-replies':
    case 'teammate-notes': {
      const { conversationId, adminId, body } = step
      intercom.adminReplies({ conversationId, adminId, body, note: step.do === 'teammate-notes' })
      break
    }
    case 'teammate-assigns':
      intercom.adminAssigns({ conversationId: step.conversationId, adminId: step.adminId, assigneeId: step.assigneeId })
      break
    case 'teammate-closes':
      intercom.adminCloses({ conversationId: step.conversationId, adminId: step.adminId })
      break
    case 'owner-changes':
      intercom.reassignOwner({ contactId: step.contactId, ownerId: step.ownerId })
      break
    case 'people-merge':
      intercom.merge({ fromId: step.leadId, intoId: step.userId })
      break
    default:
  }
}
