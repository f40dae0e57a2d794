/** One HTTP request of an adapter. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'
  url: string
  headers: Record<string, string>
  body?: string
  /** From the first byte sent to the last byte received, in milliseconds. */
  timeoutMs: number
  /** Larger answers fail with `server`. Default 32 MiB. */
  maxBytes?: number
  signal?: AbortSignal
  /**
   * True for a POST that only reads (a search, a query): repeating it changes nothing, so it may use a kept-alive
   * connection. GET and HEAD are taken as such by themselves.
   */
  readsOnly?: boolean
}

export interface HttpResponse {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  body: string
}

/**
 * The way out to the network: Electron's `net.fetch` (system proxy and certificates) or Node's fetch. It never follows
 * a redirect, never retries, and fails with a ServiceFailure whose `sent` says whether the request may have arrived.
 */
export interface Http {
  send(request: HttpRequest): Promise<HttpResponse>
}

/** An answer whose bytes come as they arrive. */
export interface Download {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  /** To be read to its end, or left with `return`, which ends the connection. Fails as `Http.send`. */
  body: AsyncIterable<Uint8Array>
}

/**
 * Fetches files: a GET without cookies, passwords or a token, that follows no redirect and is never repeated. `timeoutMs`
 * is for all of it. Fails as `Http.send`.
 */
export interface Downloads {
  open(request: { url: string; timeoutMs: number; signal?: AbortSignal }): Promise<Download>
}

/** Whether the machine thinks it has a network; a hint alone, since only an answer proves one. */
export interface NetworkState {
  isOnline(): boolean
  onChange(listener: (online: boolean) => void): () => void
}

/** Opens a page in the rep's own browser: the sign-in to Salesforce, a record, a link in a message. */
export interface Browser {
  /** Takes https, mailto and tel, and http on loopback for stand-ins. Everything else fails with `validation`. */
  open(url: string): Promise<void>
}
