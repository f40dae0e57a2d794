import { describe, expect, it } from 'vitest'
import { caseBlocked, type CaseFacts } from '../../../../src/main/domain/cases/blocked'
import { caseOwner, type CaseOwnerInput } from '../../../../src/main/domain/cases/owner'

const ready: CaseFacts = {
  connected: true,
  email: 'ana@example.com',
  lookedUp: true,
  contacts: 1,
  leads: 0,
  isContactChosen: false,
  isCaseCreateable: true,
}

describe('caseBlocked', () => {
  it('is nothing for the one Contact, and for the chosen one of several', () => {
    expect(caseBlocked(ready)).toBeNull()
    expect(caseBlocked({ ...ready, leads: 3 })).toBeNull()
    expect(caseBlocked({ ...ready, contacts: 2, isContactChosen: true })).toBeNull()
    // A Contact that was matched by another key needs no email.
    expect(caseBlocked({ ...ready, email: null })).toBeNull()
  })

  it.each<[Partial<CaseFacts>, string, string]>([
    [{ connected: false }, 'Salesforce', 'Connect Salesforce first'],
    [{ isCaseCreateable: false }, 'may not create Cases', 'Ask your Salesforce admin'],
    [{ contacts: 0, email: null }, 'no email address', 'Add the address'],
    [{ contacts: 0, email: '  ' }, 'no email address', 'Add the address'],
    [{ contacts: 0, lookedUp: false }, 'not been asked', 'Refresh'],
    [{ contacts: 0, leads: 1 }, 'is a Lead', 'Convert the Lead'],
    [{ contacts: 0, leads: 2 }, '2 Leads', 'Convert the Lead'],
    [{ contacts: 0 }, 'not in Salesforce yet', 'Create a Contact'],
    [{ contacts: 2 }, '2 Contacts', 'Choose which'],
    [{ isCaseCreateable: null }, 'has not read yet', 'refresh Salesforce'],
  ])('%j: why, and what to do', (over, why, remedy) => {
    const sentence = caseBlocked({ ...ready, ...over })
    expect(sentence).toContain(why)
    expect(sentence).toContain(remedy)
  })
})

describe('caseOwner', () => {
  const ownerId = { name: 'OwnerId', createable: true }
  const input: CaseOwnerInput = {
    setting: 'rep',
    rep: { userId: '005R', name: 'Rita' },
    describe: { updateable: true, fields: [ownerId] },
  }
  const rules = { ownerId: null, autoAssign: true }

  it('is the rep where the setting and Salesforce allow it, and the rules do not run', () => {
    expect(caseOwner(input)).toEqual({ ownerId: '005R', autoAssign: false, sentence: 'You, Rita, will own this Case.' })
  })

  it.each<[string, Partial<CaseOwnerInput>, string]>([
    ['by the setting', { setting: 'rules' }, 'own rules decide'],
    ['never described', { describe: null }, 'has not read yet'],
    ['Case not updateable', { describe: { updateable: false, fields: [ownerId] } }, 'does not let you edit Cases'],
    ['OwnerId hidden', { describe: { updateable: true, fields: [] } }, 'set a Case’s owner'],
    [
      'OwnerId not createable',
      { describe: { updateable: true, fields: [{ name: 'OwnerId', createable: false }] } },
      'set a Case’s owner',
    ],
  ])('is left to the org’s rules: %s', (_case, over, words) => {
    const owner = caseOwner({ ...input, ...over })
    expect(owner).toMatchObject(rules)
    expect(owner.sentence).toContain(words)
    expect(owner.sentence).toContain('rules decide')
  })
})
