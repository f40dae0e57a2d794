import { z } from 'zod'
import { matchKindSchema, roleSchema } from './people'
import { maybeTime } from './values'

/** Conditions of a group, and groups of a segment, at most; no rep types more. */
export const MOST_CONDITIONS = 20

const value = z.string().trim().min(1, 'Say which').max(200)
const is = z.enum(['is', 'isNot'])
const isSet = z.object({ op: z.enum(['isSet', 'isNotSet']) }).strict()

/** A test of text: case and accents do not count. */
const textTestSchema = z.discriminatedUnion('op', [
  z.object({ op: z.enum(['is', 'isNot', 'contains', 'startsWith']), value }).strict(),
  isSet,
])
export type TextTest = z.infer<typeof textTestSchema>

/** A test of an id: of a teammate, of a tag. */
const idTestSchema = z.discriminatedUnion('op', [z.object({ op: is, value }).strict(), isSet])
export type IdTest = z.infer<typeof idTestSchema>

/** A day as it is written, YYYY-MM-DD, in the rep's time zone. */
const day = z.iso.date('Use a date such as 2026-11-30').refine((text) => text >= '1970-01-01' && text < '3000-01-01')
const days = z.number().int().min(1, 'At least one day').max(3650)

/** A test of a time: by days back from now, or by a day. */
const timeTestSchema = z.discriminatedUnion('op', [
  z.object({ op: z.enum(['moreThan', 'lessThan']), days }).strict(),
  z.object({ op: z.enum(['before', 'after']), day }).strict(),
  isSet,
])
export type TimeTest = z.infer<typeof timeTestSchema>

const number = z.number()
/** A test of a count, which is always there. */
const countTestSchema = z.object({ op: z.enum(['equals', 'above', 'below']), value: number }).strict()
export type CountTest = z.infer<typeof countTestSchema>

const numberTestSchema = z.discriminatedUnion('op', [countTestSchema, isSet])
export type NumberTest = z.infer<typeof numberTestSchema>

const flagTestSchema = z.object({ op: z.literal('is'), value: z.boolean() }).strict()
const booleanTestSchema = z.discriminatedUnion('op', [flagTestSchema, isSet])
export type BooleanTest = z.infer<typeof booleanTestSchema>

/** The fields whose values are text. Company and stage can have several: a test holds where one of them fits. */
export const textFieldSchema = z.enum([
  'company',
  'country',
  'leadStatus',
  'title',
  'recordOwner',
  'accountOwner',
  'ownerRole',
  'stage',
])
export type TextField = z.infer<typeof textFieldSchema>

export const timeFieldSchema = z.enum(['lastSeen', 'lastContacted', 'lastActivity', 'created'])
export type TimeField = z.infer<typeof timeFieldSchema>

export const flagFieldSchema = z.enum(['unread', 'unanswered', 'neverContacted', 'openOpportunity'])
export type FlagField = z.infer<typeof flagFieldSchema>

export const countFieldSchema = z.enum(['openConversations', 'openCases'])
export type CountField = z.infer<typeof countFieldSchema>

/** What Intercom keeps of how somebody came: `utm_source` and so on. */
export const utmSchema = z.enum(['campaign', 'content', 'medium', 'source', 'term'])

export const attributeKindSchema = z.enum(['text', 'number', 'date', 'boolean'])
export type AttributeKind = z.infer<typeof attributeKindSchema>

const attribute = { field: z.literal('attribute'), name: z.string().min(1).max(200) }

/** One of the workspace's own attributes of people, by name. A value of another type than `kind` counts as none. */
const attributeConditionSchema = z.discriminatedUnion('kind', [
  z.object({ ...attribute, kind: z.literal('text'), test: textTestSchema }).strict(),
  z.object({ ...attribute, kind: z.literal('number'), test: numberTestSchema }).strict(),
  z.object({ ...attribute, kind: z.literal('date'), test: timeTestSchema }).strict(),
  z.object({ ...attribute, kind: z.literal('boolean'), test: booleanTestSchema }).strict(),
])

/** One condition on a person. What holds for people without a value is in docs/decisions/0012-segments.md. */
export const segmentConditionSchema = z.discriminatedUnion('field', [
  z.object({ field: z.literal('role'), test: z.object({ op: is, value: roleSchema }).strict() }).strict(),
  z.object({ field: z.literal('match'), test: z.object({ op: is, value: matchKindSchema }).strict() }).strict(),
  z.object({ field: z.enum(['owner', 'tag']), test: idTestSchema }).strict(),
  /** One of Intercom's own segments: who was in it when it was last read. */
  z.object({ field: z.literal('segment'), test: z.object({ op: is, value }).strict() }).strict(),
  z.object({ field: textFieldSchema, test: textTestSchema }).strict(),
  z.object({ field: z.literal('utm'), name: utmSchema, test: textTestSchema }).strict(),
  z.object({ field: timeFieldSchema, test: timeTestSchema }).strict(),
  z.object({ field: flagFieldSchema, test: flagTestSchema }).strict(),
  z.object({ field: countFieldSchema, test: countTestSchema }).strict(),
  attributeConditionSchema,
])
export type SegmentCondition = z.infer<typeof segmentConditionSchema>

const join = z.enum(['all', 'any'])

/** Conditions that stand together inside a segment. */
export const segmentGroupSchema = z
  .object({ join, parts: z.array(segmentConditionSchema).min(1).max(MOST_CONDITIONS) })
  .strict()
export type SegmentGroup = z.infer<typeof segmentGroupSchema>

/** A segment's filter: all of its parts, or any of them. No parts at all: everybody. */
export const segmentFilterSchema = z
  .object({ join, parts: z.array(z.union([segmentConditionSchema, segmentGroupSchema])).max(MOST_CONDITIONS) })
  .strict()
export type SegmentFilter = z.infer<typeof segmentFilterSchema>

/** A filter with a name. */
export const segmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  filter: segmentFilterSchema,
  /** Stands in the navigation. */
  isPinned: z.boolean(),
  /** Its place among the others, from 0. */
  position: z.number(),
  /** How many people fit; null until they have been counted. */
  count: z.number().nullable(),
})
export type Segment = z.infer<typeof segmentSchema>

/** What a workspace's own data adds to the fields, for choosing. */
export const segmentFieldsSchema = z.object({
  teammates: z.array(z.object({ id: z.string(), name: z.string() })),
  tags: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Intercom's own; `readAt`: when it was last asked who is in it, null before the first time. */
  intercomSegments: z.array(z.object({ id: z.string(), name: z.string(), readAt: maybeTime })),
  attributes: z.array(z.object({ name: z.string(), label: z.string(), kind: attributeKindSchema })),
})
export type SegmentFields = z.infer<typeof segmentFieldsSchema>
