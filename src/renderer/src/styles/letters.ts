/** A font that does not come must not keep the window empty, in ms. */
const patienceMs = 1_000

/**
 * Resolves when the letters that nearly all is written in are there, or after a second without them. What is drawn
 * before would jump when they come, away from under a pointer that is just pressing it: 17 px on Settings. Other
 * scripts come when something is written in them.
 */
export async function lettersAreThere(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs))
  // Without them the next font of the list does.
  await Promise.race([document.fonts.load('1em "Inter Variable"').catch(() => undefined), late])
}
