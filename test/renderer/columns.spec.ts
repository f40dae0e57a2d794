import { expect, test, type Desk } from './desk'

/** The columns from left to right, as they stand. */
async function columns(desk: Desk): Promise<string[]> {
  const heads = await desk.book.getByRole('columnheader').all()
  const placed = await Promise.all(
    heads.map(async (head) => ({
      x: (await head.boundingBox())?.x ?? -1,
      name: (await head.getAttribute('aria-label')) ?? '',
    })),
  )
  return placed
    .filter((one) => one.x >= 0 && one.name !== '')
    .sort((a, b) => a.x - b.x)
    .map((one) => one.name)
}

test('columns are chosen, ordered and made wider by keys, remembered, and set back', async ({ desk }) => {
  await desk.page.setViewportSize({ width: 1440, height: 800 })
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  const first = ['Name', 'Type', 'Company', 'Last words', 'Salesforce', 'Seen', 'Activity']
  expect(await columns(desk)).toEqual(first)

  const dialog = desk.page.getByRole('dialog', { name: 'Columns of My book' })
  await desk.page.getByRole('button', { name: 'Display' }).press('Enter')
  await desk.page.getByRole('menuitem', { name: 'Columns…' }).press('Enter')
  await dialog.getByRole('checkbox', { name: 'Country' }).press('Space')
  await dialog.getByRole('checkbox', { name: 'Seen' }).press('Space')
  await dialog.getByRole('button', { name: 'Move Salesforce to the left' }).press('Enter')
  await dialog.getByRole('button', { name: 'Done' }).press('Enter')
  const chosen = ['Name', 'Type', 'Company', 'Salesforce', 'Last words', 'Activity', 'Country']
  await expect.poll(() => columns(desk)).toEqual(chosen)
  // Cells stand under their names.
  const country = desk.book.getByRole('columnheader', { name: 'Country' })
  const cell = desk
    .row(/^Ana Ruiz/u)
    .getByRole('gridcell', { name: /^(Spain|Germany|Japan|Brazil|United States|Sweden)$/u })
  const [head, value] = [await country.boundingBox(), await cell.boundingBox()]
  expect(Math.abs((head?.x ?? 0) - (value?.x ?? 99))).toBeLessThan(2)

  const edge = desk.page.getByRole('separator', { name: 'Width of Country' })
  const before = head?.width ?? 0
  await edge.press('ArrowRight')
  await expect.poll(async () => (await country.boundingBox())?.width).toBe(before + 16)
  await desk.page.reload()
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  expect(await columns(desk)).toEqual(chosen)
  expect((await country.boundingBox())?.width).toBe(before + 16)

  // A narrow list is as it was: two lines.
  await desk.openFirst()
  await expect(desk.row(/^Ana Ruiz/u)).toContainText('Northwind')
  await desk.page.keyboard.press('Escape')
  await desk.page.keyboard.press('ControlOrMeta+k')
  await desk.page.keyboard.type('choose col')
  await desk.page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'As at first' }).press('Enter')
  await dialog.getByRole('button', { name: 'Done' }).press('Enter')
  await expect.poll(() => columns(desk)).toEqual(first)
})
