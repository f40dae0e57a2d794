import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOrg, type Json, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

test('search finds by email and name, by GET, POST and SOSL', async () => {
  const id = await org.create('Lead', {
    LastName: 'Nguyen',
    Company: 'Acme',
    Email: 'n.g@acme.example',
    Phone: '+47 22 33',
  })
  await org.create('Contact', { LastName: 'Other', Email: 'other@acme.example' })
  const found = (reply: Awaited<ReturnType<TestOrg['api']>>): unknown =>
    (reply.json['searchRecords'] as unknown as Json[]).map((row) => row['Id'])
  expect(
    found(
      await org.api(
        'GET',
        '/parameterizedSearch/?q=n.g%40acme.example&in=EMAIL&sobject=Lead&sobject=Contact&fields=Id,Name',
      ),
    ),
  ).toEqual([id])
  const hyphen = await org.create('Lead', { LastName: 'Foods', Company: 'Willow', Email: 'naomi@willow-foods.example' })
  const byEmail = 'q=%22naomi%40willow-foods.example%22&in=EMAIL&sobject=Lead&fields=Id'
  expect(found(await org.api('GET', `/parameterizedSearch/?${byEmail}`))).toEqual([hyphen])
  const post = await org.api('POST', '/parameterizedSearch', {
    q: 'nguy*',
    in: 'NAME',
    sobjects: [{ name: 'Lead', fields: ['Id', 'Email'], limit: 5 }],
  })
  expect(post.json['searchRecords']).toMatchObject([{ attributes: { type: 'Lead' }, Email: 'n.g@acme.example' }])
  expect(
    found(
      await org.api(
        'GET',
        `/search?q=${encodeURIComponent('FIND {n.g@acme.example} IN EMAIL FIELDS RETURNING Lead(Id, Name), Contact(Id)')}`,
      ),
    ),
  ).toEqual([id])
  expect(found(await org.api('GET', `/search?q=${encodeURIComponent('FIND {Nobody} RETURNING Lead')}`))).toEqual([])
  const bad = await org.api('GET', `/search?q=${encodeURIComponent('FIND Nguyen')}`)
  expect([bad.status, bad.json]).toEqual([
    400,
    [{ errorCode: 'MALFORMED_SEARCH', message: 'No search term found. The search term must be enclosed in braces.' }],
  ])
})
