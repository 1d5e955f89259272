import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';

/** What came to a function URL. */
export interface UrlRequest {
  readonly method: string;
  /** Parts of the path, decoded: `/help-desk` -> `['help-desk']`. */
  readonly path: readonly string[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Undefined when the bytes are no UTF-8. */
  readonly body: string | undefined;
  readonly bytes: number;
}

/** Reads the event of a function URL, payload format 2.0. */
export function urlRequest({ body = '', isBase64Encoded, ...event }: LambdaFunctionURLEvent): UrlRequest {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return {
    method: event.requestContext.http.method,
    path: event.rawPath
      .split('/')
      .filter((part) => part !== '')
      .map(decoded),
    headers: event.headers,
    body: textOf(bytes),
    bytes: bytes.length,
  };
}

/** One JSON line. */
export const jsonLine = (statusCode: number, answer: object): LambdaFunctionURLResult => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: `${JSON.stringify(answer)}\n`,
});

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function textOf(bytes: Buffer): string | undefined {
  try {
    // A byte order mark stays: the sender has signed it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
