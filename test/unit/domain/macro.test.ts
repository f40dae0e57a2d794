import { expect, test } from 'vitest'
import { filledMacro, macroValues } from '../../../src/main/domain/conversations/macro'

const nobody = { name: null, email: null, phone: null, companyName: null }

/** The form of placeholders is that of the API description 2.16, "list macros". */
test('placeholders become values, fallbacks, or their names in brackets', () => {
  const html =
    '<p>Hi <attribute key="user.name" default="there"/>, order <attribute key="order.number"/> of <attribute key="company.name"/></p>'
  const ana = macroValues({ ...nobody, name: 'Ana <Ruiz>', companyName: 'R&D' }, 'Nora Lind')
  expect(filledMacro(html, ana)).toBe('<p>Hi Ana &lt;Ruiz&gt;, order [order.number] of R&amp;D</p>')
  expect(filledMacro(html, macroValues(nobody, ''))).toBe('<p>Hi there, order [order.number] of [company.name]</p>')
})

test('first names, and the rep’s own', () => {
  const values = macroValues({ ...nobody, name: ' Ana María Ruiz' }, 'Nora Lind')
  const html = '<attribute key="first_name"></attribute>/<attribute key="teammate.first_name" default="me"/>'
  expect(filledMacro(html, values)).toBe('Ana/Nora')
})
