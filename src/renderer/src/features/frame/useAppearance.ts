import { useEffect } from 'react'
import { useChangeSettings, useSettings } from '../../queries/app'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useMedia } from '../../ui/useMedia'

/** Puts theme and density on the document, where the tokens read them, and offers the two commands that switch them. */
export function useAppearance(): void {
  const { data: settings } = useSettings()
  const { mutate } = useChangeSettings()
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  const theme = settings?.theme ?? 'system'
  const density = settings?.density ?? 'comfortable'

  useEffect(() => {
    const root = document.documentElement
    // Always one of the two, so that a style can ask for dark without asking the system as well.
    root.dataset['theme'] = theme === 'system' ? (systemDark ? 'dark' : 'light') : theme
    root.dataset['density'] = density
  }, [theme, density, systemDark])

  useCommandHandler('toggleDensity', () => mutate({ density: density === 'compact' ? 'comfortable' : 'compact' }))
  useCommandHandler('toggleTheme', () => {
    const dark = theme === 'dark' || (theme === 'system' && systemDark)
    mutate({ theme: dark ? 'light' : 'dark' })
  })
}
