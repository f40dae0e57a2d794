import { useEffect, useState } from 'react'

/** A value once it has stayed the same (by its JSON) for so many ms; the first one at once. */
export function useSettledValue<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(
      () => setSettled((now) => (JSON.stringify(now) === key ? now : (JSON.parse(key) as T))),
      ms,
    )
    return () => clearTimeout(timer)
  }, [key, ms])
  return settled
}
