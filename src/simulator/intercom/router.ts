import type { Route } from './call'

interface Node {
  literal: Map<string, Node>
  param?: Node
  routes: Map<string, { route: Route; names: string[] }>
}

/** A route with the values of its `:name` pieces. */
export interface Match {
  route: Route
  params: Record<string, string>
}

/** Finds the route for a method and path. Nothing is found for an unknown path or a method it does not have. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const root: Node = { literal: new Map(), routes: new Map() }
  for (const route of routes) {
    const names: string[] = []
    let node = root
    for (const piece of route.path.split('/').slice(1)) {
      if (piece.startsWith(':')) {
        names.push(piece.slice(1))
        node = node.param ??= { literal: new Map(), routes: new Map() }
      } else {
        let next = node.literal.get(piece)
        if (!next) node.literal.set(piece, (next = { literal: new Map(), routes: new Map() }))
        node = next
      }
    }
    if (node.routes.has(route.method)) throw new Error(`two routes for ${route.method} ${route.path}`)
    node.routes.set(route.method, { route, names })
  }

  function find(node: Node, pieces: string[], at: number, method: string, values: string[]): Match | undefined {
    const piece = pieces[at]
    if (piece === undefined) {
      const hit = node.routes.get(method)
      if (!hit) return undefined
      return { route: hit.route, params: Object.fromEntries(hit.names.map((name, i) => [name, values[i] ?? ''])) }
    }
    const literal = node.literal.get(piece)
    const found = literal && find(literal, pieces, at + 1, method, values)
    if (found || !node.param || piece === '') return found
    return find(node.param, pieces, at + 1, method, [...values, decode(piece)])
  }

  return (method, path) => find(root, path.split('/').slice(1), 0, method, [])
}

function decode(piece: string): string {
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}
