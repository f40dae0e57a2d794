import type { OutboxItem } from '../../../../contract/models'
import { useCaseForm } from '../../queries/cases'
import { useCreationForm } from '../../queries/creation'
import { useLeadForm, useSalesforcePanel } from '../../queries/people'
import { useRecordCard } from '../../queries/salesforce'
import { useTaskChoices } from '../../queries/tasks'
import { fieldsOfCard, fieldsOfRecord, fieldsOfTask, type ItemFields } from './itemFields'

/**
 * The inputs for an item's values, with the org's own labels and choices where its form is at hand. `values`: as they are
 * being edited; of a new record the record type among them decides which choices there are and what is asked for.
 */
export function useItemFields(item: OutboxItem, values: Readonly<Record<string, string>>): ItemFields {
  const type = values.RecordTypeId || null
  const { kind, personId, conversationId, record } = item
  const isTask = kind === 'task.create' || kind === 'task.update'
  const lead = useLeadForm(kind === 'lead.create' ? personId : null, conversationId, type)
  const aCase = useCaseForm(kind === 'case.create' ? personId : null, conversationId, type)
  const contact = useCreationForm('contact', kind === 'contact.create' ? personId : null, conversationId, type)
  const deal = useCreationForm('opportunity', kind === 'opportunity.create' ? personId : null, conversationId, type)
  const task = useTaskChoices(isTask ? personId : null)
  const panel = useSalesforcePanel(kind === 'record.update' && !record ? personId : null)
  const card = useRecordCard(personId ?? '', record?.object ?? 'Case', record?.id ?? null)
  if (record) return fieldsOfCard(card.data)
  if (isTask) return fieldsOfTask(task.data)
  if (kind === 'record.update') return fieldsOfRecord(panel.data, Object.keys(item.values))
  return new Map((lead.data ?? aCase.data ?? contact.data ?? deal.data)?.fields.map((field) => [field.name, field]))
}
