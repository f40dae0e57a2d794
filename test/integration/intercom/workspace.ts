import { expect } from 'vitest'
import { Failure } from '../../../src/main/domain/failure'
import { createIntercomClient } from '../../../src/main/intercom/client'
import { createNodeHttp } from '../../../src/main/net/nodeHttp'
import type { IntercomApi, IntercomFactory } from '../../../src/main/ports/intercom'
import type { Logger } from '../../../src/main/ports/logger'
import type { HttpRequest } from '../../../src/main/ports/network'
import { createIntercomStandIn, type IntercomStandIn } from '../../../src/simulator/intercom'
import { createSimClock, type SimClock } from '../../../src/simulator/shared/clock'
import { createWorld, type World } from '../../../src/simulator/world/createWorld'
import { createFastClock } from '../../builders/fastClock'

const quiet: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** A stand-in workspace, a client of it, and what the client sent. */
export interface Workspace {
  simClock: SimClock
  world: World
  standIn: IntercomStandIn
  factory: IntercomFactory
  api: IntercomApi
  sent: HttpRequest[]
}

/** A listening workspace of 60 people. The client's waits pass twenty times as fast. */
export async function createTestWorkspace(): Promise<Workspace> {
  const simClock = createSimClock()
  const world = createWorld({ seed: 5, people: 60, now: simClock.now() })
  const standIn = createIntercomStandIn({ clock: simClock, seed: world.intercom })
  await standIn.listen()
  const http = createNodeHttp()
  const sent: HttpRequest[] = []
  const watched = { send: (request: HttpRequest) => (sent.push(request), http.send(request)) }
  const factory = createIntercomClient(watched, createFastClock(20), quiet)
  const api = factory({ baseUrl: standIn.baseUrl, token: standIn.token })
  return { simClock, world, standIn, factory, api, sent }
}

/** The Failure that the promise ends in; fails the test where it does not end in one. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const thrown: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(Failure)
  return thrown as Failure
}
