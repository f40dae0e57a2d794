import { expect, test } from '@playwright/test'
import { commandNames, type CommandName } from '../../src/contract/commands'
import { bulkSteps } from './lib/byKeys/bulk'
import { connectingSteps } from './lib/byKeys/connecting'
import { exportSteps } from './lib/byKeys/export'
import { fileSteps } from './lib/byKeys/files'
import { healthSteps } from './lib/byKeys/health'
import { leavingSteps } from './lib/byKeys/leaving'
import { liveSteps } from './lib/byKeys/live'
import { mappingSteps } from './lib/byKeys/mapping'
import { mergeSteps } from './lib/byKeys/merging'
import { messageSteps } from './lib/byKeys/messages'
import { notificationSteps } from './lib/byKeys/notifications'
import { ownerSteps } from './lib/byKeys/owners'
import { outboxSteps } from './lib/byKeys/outbox'
import { peopleSteps } from './lib/byKeys/people'
import { readingSteps } from './lib/byKeys/reading'
import { salesforceSteps } from './lib/byKeys/salesforce'
import { makeScene, type Scene, type Step } from './lib/byKeys/scene'
import { segmentSteps } from './lib/byKeys/segments'
import { triageSteps } from './lib/byKeys/triage'
import { writingSteps } from './lib/byKeys/writing'

/*
 * Every command of the contract that has a control in the window is performed by keys alone. A new command fails the
 * first test until it is in the table, with keys or with the reason why it has no control.
 */

test.describe.configure({ mode: 'serial', timeout: 360_000 })

let scene: Scene
let table: Record<CommandName, Step>
test.beforeAll(async () => {
  scene = await makeScene()
  // In the order in which they are performed, since each goes on where the one before has ended.
  table = {
    ...connectingSteps(scene),
    ...readingSteps(scene),
    ...writingSteps(scene),
    ...triageSteps(scene),
    ...fileSteps(scene),
    ...bulkSteps(scene),
    ...ownerSteps(scene),
    ...messageSteps(scene),
    ...peopleSteps(scene),
    ...mergeSteps(scene),
    ...segmentSteps(scene),
    ...salesforceSteps(scene),
    ...liveSteps(scene),
    ...mappingSteps(scene),
    ...notificationSteps(scene),
    ...exportSteps(scene),
    ...outboxSteps(scene),
    ...healthSteps(scene),
    ...leavingSteps(scene),
  }
})
test.afterAll(() => scene.desk.end())

test('the table has every command of the contract, and nothing else', () => {
  expect(new Set(Object.keys(table))).toEqual(new Set<string>(commandNames))
  for (const step of Object.values(table)) if ('without' in step) expect(step.without).not.toBe('')
})

test('every command that has a control is performed by keys alone', async () => {
  await expect(scene.button('Connect real accounts')).toBeVisible()
  for (const [command, step] of Object.entries(table)) {
    if ('without' in step) continue
    await test.step(command, async () => {
      await scene.heard.forget()
      await step.keys()
      await expect.poll(() => scene.heard.done(), { message: `${command} was run and went well` }).toContain(command)
      expect(await scene.keys.mouseUses()).toBe(0)
    })
  }
})
