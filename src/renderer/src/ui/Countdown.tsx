import { useEffect, useState, type ReactNode } from 'react'
import styles from './Text.module.css'

/** Whole seconds left until a time, counted down; nothing once it has passed. */
export function Countdown({ until }: { readonly until: number }): ReactNode {
  const [left, setLeft] = useState(() => until - Date.now())
  useEffect(() => {
    const timer = setInterval(() => setLeft(until - Date.now()), 250)
    return () => clearInterval(timer)
  }, [until])
  return left <= 0 ? null : <span className={styles.number}>in {Math.ceil(left / 1000)} s</span>
}
