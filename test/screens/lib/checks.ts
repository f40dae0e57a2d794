/** One thing that does not hold on a screen. */
export interface Finding {
  rule: 'page-overflow' | 'off-screen' | 'cut' | 'no-tooltip' | 'overlap' | 'columns'
  /** The element, as a short selector with its text. */
  where: string
  detail: string
}

/**
 * Looks at the page as it stands; runs inside it, so it uses nothing from outside. Finds: a page wider than its window;
 * controls outside of it; text cut without an ellipsis, or with one but without a tooltip; controls that cover each
 * other; cells of a grid that do not begin where their column does.
 */
export function lookAtPage(): Finding[] {
  const findings: Finding[] = []
  const add = (rule: Finding['rule'], element: Element, detail: string): void =>
    void findings.push({ rule, where: nameOf(element), detail })

  function nameOf(element: Element): string {
    const own = [...element.classList].join('.')
    const parent = [...(element.parentElement?.classList ?? [])].join('.')
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)
    return `${element.tagName.toLowerCase()}.${own} in .${parent} “${text}”`
  }
  const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element)
  function isShown(element: Element): boolean {
    return (
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('[inert]') === null &&
      element.closest('[aria-hidden="true"]') === null &&
      // Read out, not seen: clipped to a pixel.
      element.getBoundingClientRect().width > 2
    )
  }
  /** What of an element the boxes around it let through. */
  function visibleRect(element: Element): DOMRect | null {
    let { left, top, right, bottom } = element.getBoundingClientRect()
    for (let box = element.parentElement; box !== null; box = box.parentElement) {
      if (styleOf(box).overflow === 'visible') continue
      const edge = box.getBoundingClientRect()
      left = Math.max(left, edge.left)
      top = Math.max(top, edge.top)
      right = Math.min(right, edge.right)
      bottom = Math.min(bottom, edge.bottom)
    }
    return right - left > 1 && bottom - top > 1 ? new DOMRect(left, top, right - left, bottom - top) : null
  }
  const all = [...document.body.querySelectorAll('*')].filter(isShown)

  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth || document.body.scrollWidth > root.clientWidth) {
    add('page-overflow', root, `${Math.max(root.scrollWidth, document.body.scrollWidth)} px in ${root.clientWidth}`)
  }

  for (const element of all) {
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    if (words.length === 0 || element.closest('textarea, svg, script, style')) continue
    const style = styleOf(element)
    const cuts = style.overflowX === 'hidden' || style.overflowX === 'clip'
    const clamps = style.webkitLineClamp !== 'none'
    if (cuts && element.scrollWidth > element.clientWidth + 1) {
      if (style.textOverflow !== 'ellipsis') add('cut', element, 'no ellipsis')
      // Tooltips come with the pointer.
      element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
      if (element.closest('[title]') === null && element.closest('button, a') === null)
        add('no-tooltip', element, 'ellipsis, but nothing tells the rest')
      continue
    }
    if (style.overflowY === 'hidden' && !clamps && element.scrollHeight > element.clientHeight + 3) {
      add('cut', element, `${element.scrollHeight} px of text in a height of ${element.clientHeight}`)
    }
    // Words that a box further out cuts.
    const range = document.createRange()
    range.selectNodeContents(element)
    const text = range.getBoundingClientRect()
    const cell = element.closest('[role="gridcell"]')?.getBoundingClientRect()
    if (cell && cell.width > 0 && (text.right > cell.right + 1.5 || text.left < cell.left - 1.5)) {
      add('columns', element, `its words reach ${Math.round(text.right - cell.right)} px out of the cell`)
    }
    for (let box: Element | null = element; box !== null && box !== document.body; box = box.parentElement) {
      const around = styleOf(box)
      if (around.overflowX === 'auto' || around.overflowX === 'scroll' || around.position === 'fixed') break
      if (around.overflowX === 'visible') continue
      if (around.textOverflow === 'ellipsis') break
      const edge = box.getBoundingClientRect()
      if (text.right > edge.right + 1.5 || text.left < edge.left - 1.5) {
        add('cut', element, `by ${nameOf(box).slice(0, 60)}`)
        break
      }
    }
  }

  const modal = document.querySelector('[role="dialog"]')
  const CONTROLS =
    'button, a[href], input, textarea, [role="button"], [role="tab"], [role="radio"], [role="menuitemcheckbox"], [role="menuitemradio"], [role="menuitem"], [role="option"]'
  const controls = all
    .filter((element) => element.matches(CONTROLS) && (modal === null || modal.contains(element)))
    .flatMap((element) => {
      const rect = visibleRect(element)
      return rect ? [{ element, rect }] : []
    })
  const width = root.clientWidth
  const height = root.clientHeight
  controls.forEach(({ element, rect }, index) => {
    if (rect.right > width + 1 || rect.left < -1)
      add('off-screen', element, `at ${Math.round(rect.left)} to ${Math.round(rect.right)} of ${width}`)
    for (const other of controls.slice(index + 1)) {
      if (element.contains(other.element) || other.element.contains(element)) continue
      const across = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left)
      const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top)
      if (across > 2 && down > 2) {
        const x = Math.max(rect.left, other.rect.left) + across / 2
        const y = Math.max(rect.top, other.rect.top) + down / 2
        const top = document.elementFromPoint(x, y)
        // Menus are meant to cover what is below them; messages of the app may cover rows, but no other control.
        if (top?.closest('[role="listbox"], [role="menu"]') ?? false) continue
        if (top?.closest('[aria-live]') && [element, other.element].some((one) => one.matches('[role="option"]')))
          continue
        if (y < height) add('overlap', element, `with ${nameOf(other.element)}`)
      }
    }
  })

  for (const grid of document.querySelectorAll('[role="grid"]')) {
    const columns = new Map<string, { left: number; where: Element }>()
    for (const cell of grid.querySelectorAll('[role="gridcell"]')) {
      if (!isShown(cell)) continue
      const column = `${cell.classList[0] ?? ''} ${[...(cell.parentElement?.children ?? [])].indexOf(cell)}`
      const { left } = cell.getBoundingClientRect()
      const first = columns.get(column)
      // A cell that is as wide as its words may end, not begin, at the column's edge.
      if (!first) columns.set(column, { left, where: cell })
      else if (Math.abs(first.left - left) > 1 && Math.abs(rightOf(first.where) - rightOf(cell)) > 1) {
        add('columns', cell, `begins at ${left}, the column at ${first.left}`)
        break
      }
    }
  }
  function rightOf(element: Element): number {
    return element.getBoundingClientRect().right
  }
  return findings
}
