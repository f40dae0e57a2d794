import { expect } from 'vitest'
import { Failure } from '../../../src/main/domain/failure'

/** The Failure that the promise ends in; fails the test where it does not end in one. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const thrown: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(Failure)
  return thrown as Failure
}
