import { useEffect, useState } from 'react'

/** How long a text has to rest, in ms. */
const restMs = 200

/** A value once it has not changed for a moment: each keystroke would otherwise ask main about everybody anew. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
