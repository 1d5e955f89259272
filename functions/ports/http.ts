export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `status` is whatever the server said; a server that could not be reached at all is an HttpFailure. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpFailure {
  readonly failed: string;
}

export interface Http {
  /** Never throws for what a server does: time-outs, sizes and broken connections are an HttpFailure with one line. */
  send(request: HttpRequest): Promise<HttpResponse | HttpFailure>;
}
