import type { IntercomControls } from '../intercom/control/controls'
import type { NewLeadStep, Perform, Step, StepResult } from './steps'

/** What steps need of the Salesforce stand-in: writes of an administrator, past every rule. */
export interface LeadHands {
  /** Changes fields of a Lead. Throws where there is no such Lead or it is converted. */
  change(leadId: string, fields: Record<string, unknown>): void
  /** Converts a Lead as a Salesforce user does. Throws where it is converted already. */
  convert(leadId: string): void
}

/** Does steps through the stand-ins' controls. */
export function performOn(intercom: IntercomControls, leads: LeadHands): Perform {
  return (step) => {
    switch (step.do) {
      case 'person-starts':
        return { conversationId: intercom.contactStarts({ contactId: step.contactId, body: step.body }) }
      case 'new-lead':
        return newLead(intercom, step)
      case 'lead-status':
        leads.change(step.leadId, { Status: step.status })
        return {}
      case 'lead-owner':
        leads.change(step.leadId, { OwnerId: step.userId })
        return {}
      case 'lead-converts':
        leads.convert(step.leadId)
        return {}
      default:
        inIntercom(intercom, step)
        return {}
    }
  }
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
