import { expect, type Locator } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName, tell } from '../desk'
import { saveTo } from './health'
import { find, type Scene, type Step } from './scene'

/** Merging, duplicates and leads from a file. But for one note all of it is taken back before it leaves. */
export function mergeSteps(scene: Scene) {
  const dialog = (name: string): Locator => scene.running.page.getByRole('dialog', { name })
  const merge = (): Locator => dialog('Merge')
  const imports = (): Locator => dialog('Import leads')
  const button = (name: string | RegExp): Locator => merge().getByRole('button', { name })
  const undone = async (): Promise<void> => {
    await scene.keys.press('u')
    await expect(scene.running.page.getByText(/was not sent\.$/u).last()).toBeVisible()
  }
  /** Somebody of this role, other than the cast's lead. */
  async function somebody(role: 'lead' | 'user'): Promise<string> {
    const { page } = scene.running
    const { rows } = await tell(page, 'book.list', { filter: { role }, sort: 'name', descending: false, limit: 50 })
    const lead = castName(scene.desk, 'oneLead')
    return rows.find((row) => row.displayName !== lead && row.email !== null)?.email ?? ''
  }
  const compareWith = async (role: 'lead' | 'user'): Promise<void> => {
    await scene.keys.press('m', 'm')
    await expect(merge().getByRole('combobox', { name: 'Find the other person' })).toBeFocused()
    await scene.keys.type(await somebody(role))
    await expect(merge().getByRole('option')).toHaveCount(1)
    await scene.keys.press('Enter')
    await expect(merge().getByRole('table')).toBeVisible()
  }
  return {
    'merge.plan': {
      keys: async () => {
        await tell(scene.running.page, 'settings.update', { undoSeconds: 60 })
        await find(scene, castName(scene.desk, 'oneLead'))
        await compareWith('user')
      },
    },
    'merge.start': {
      keys: async () => {
        await scene.keys.tabTo(merge().getByRole('checkbox', { name: 'They are the same person' }))
        await scene.keys.press('Space')
        await scene.keys.activate(button('Merge although they differ'))
        await expect(merge()).toHaveCount(0)
        await undone()
      },
    },
    'merge.copy': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'oneLead'))
        await addNote(scene)
        await compareWith('lead')
        await scene.keys.activate(button('Copy notes'))
        await expect(scene.running.page.getByText(/notes? (is|are) on the way/u)).toBeVisible()
      },
    },
    'people.archive': {
      keys: async () => {
        await scene.keys.press('Escape')
        await undone()
        await compareWith('lead')
        await scene.keys.activate(button('Keep the other'))
        await scene.keys.activate(button(/^Archive /u))
        await expect(merge()).toHaveCount(0)
        await undone()
      },
    },
    'duplicates.list': {
      keys: async () => {
        await scene.keys.run('Find duplicates')
        await expect(dialog('Duplicates')).toBeVisible()
      },
    },
    'duplicates.apart': {
      keys: async () => {
        const apart = dialog('Duplicates')
          .getByRole('button', { name: /are not the same$/u })
          .first()
        await scene.keys.activate(apart)
        await expect(scene.running.page.getByText(/are two people\.$/u)).toBeVisible()
        await scene.keys.press('Escape')
        await expect(dialog('Duplicates')).toHaveCount(0)
      },
    },
    'imports.plan': {
      keys: async () => {
        const { page } = scene.running
        await scene.keys.run('Import leads from a CSV file')
        await expect(imports().getByRole('button', { name: 'Choose a file…' })).toBeFocused()
        const chooser = page.waitForEvent('filechooser')
        await scene.keys.press('Enter')
        const text = 'Email,Name\nby.keys@example.test,By Keys\n'
        await (await chooser).setFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
        await expect(imports().getByRole('status')).toContainText('1 new lead')
      },
    },
    'imports.start': {
      keys: async () => scene.keys.activate(imports().getByRole('button', { name: 'Import', exact: true })),
    },
    'imports.changeGroup': {
      keys: async () => {
        await scene.keys.activate(imports().getByRole('button', { name: 'Undo all' }))
        await expect(imports().getByRole('status')).toContainText('stopped')
      },
    },
    'imports.report': {
      keys: async () => {
        await saveTo(scene, 'import.csv')
        await scene.keys.activate(imports().getByRole('button', { name: 'Save report…' }))
        await expect(scene.running.page.getByText('The report is saved.')).toBeVisible()
        await scene.keys.press('Escape')
        await expect(imports()).toHaveCount(0)
      },
    },
    'imports.group': {
      keys: async () => {
        await scene.keys.run('Show the leads that were imported')
        await expect(imports().getByRole('status')).toContainText('stopped')
        await scene.keys.press('Escape')
        await expect(imports()).toHaveCount(0)
        await tell(scene.running.page, 'settings.update', { undoSeconds: 5 })
      },
    },
    'imports.groups': { without: 'the window asks itself, for the palette and for taking back' },
  } satisfies Partial<Record<CommandName, Step>>
}

/** Nobody of the world has a note: one for the cast's lead, at once, since what waits is not copied. */
async function addNote({ desk, running: { page } }: Scene): Promise<void> {
  const { contactId } = desk.simulator.world.story.cast.oneLead ?? {}
  await tell(page, 'settings.update', { undoSeconds: 0 })
  const note = await tell(page, 'people.addNote', { personId: contactId ?? '', text: 'Noted by keys' })
  await expect.poll(async () => (await tell(page, 'outbox.get', { itemId: note.id })).state).toBe('done')
  await tell(page, 'settings.update', { undoSeconds: 60 })
}
