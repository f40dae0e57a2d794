/** Colours, window widths and zoom of one picture. */
export interface Variant {
  theme: 'light' | 'dark'
  /** Width of the window in pixels; it is 800 high. */
  width: number
  /** Zoom in percent. */
  zoom: number
  /** With the colours of a system set to high contrast. */
  forced?: boolean
}

const THEMES = ['light', 'dark'] as const
const WIDTHS = [720, 960, 1280, 1600]
const ZOOMS = [100, 200]

/** One size in both themes. */
export const USUAL: readonly Variant[] = THEMES.map((theme) => ({ theme, width: 1280, zoom: 100 }))

/** Every width, theme and zoom, widths outermost so that the window changes its size rarely. */
export const EVERY: readonly Variant[] = WIDTHS.flatMap((width) =>
  ZOOMS.flatMap((zoom) => THEMES.map((theme) => ({ theme, width, zoom }))),
)

/** The usual ones, and the sizes at which the panes fold. */
export const MORE: readonly Variant[] = [
  ...USUAL,
  ...EVERY.filter(({ width, zoom }) => width === 960 || (width === 1280 && zoom === 200)),
]

/** One size in a system's high-contrast colours, light and dark. */
export const FORCED: readonly Variant[] = USUAL.map((variant) => ({ ...variant, forced: true }))

/** Without zoom: what the narrow page of a zoomed one has in another place. */
export const UNZOOMED: readonly Variant[] = EVERY.filter(({ width, zoom }) => zoom === 100 && width > 720)

const words = (process.env['SCREENS_ONLY'] ?? '').split(' ').filter(Boolean)
const themes = words.filter((word) => word === 'light' || word === 'dark')
const widths = words.filter((word) => /^\d+$/.test(word)).map(Number)
const zooms = words.filter((word) => /^\d+%$/.test(word)).map((word) => Number.parseInt(word, 10))
const names = words.filter((word) => !/^(light|dark|\d+%?)$/.test(word))

/** Whether the words after `npm run screens --` ask for a picture of this screen; without words, for all. */
export function isWanted(screen: string): boolean {
  return names.length === 0 || names.some((word) => screen.includes(word))
}

/** Those of a screen's variants that are asked for. */
export function wantedOf(variants: readonly Variant[]): Variant[] {
  return variants.filter(
    ({ theme, width, zoom }) =>
      (themes.length === 0 || themes.includes(theme)) &&
      (widths.length === 0 || widths.includes(width)) &&
      (zooms.length === 0 || zooms.includes(zoom)),
  )
}
