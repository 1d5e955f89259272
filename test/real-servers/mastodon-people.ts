import { setTimeout as sleep } from 'node:timers/promises';

/** A post as the server shows it, as far as the checks ask. */
export interface Status {
  readonly id: string;
  readonly in_reply_to_id: string | null;
  readonly replies_count: number;
  readonly account: { readonly id: string; readonly acct: string };
}

/** Somebody with an account on the server, or a stranger: speaks the documented API by hand, not through our connector. */
export class MastodonPerson {
  readonly server: string;
  readonly token: string | undefined;
  readonly #written: string[] = [];

  constructor(server: string, token: string | undefined) {
    this.server = server;
    this.token = token;
  }

  /** Throws what the server said in one line. */
  async ask<Answer>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer> {
    const answer = await fetch(new URL(path, this.server), {
      method,
      headers: {
        'content-type': 'application/json',
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 200)}`);
    return JSON.parse(text) as Answer;
  }

  account(): Promise<{ readonly id: string; readonly acct: string }> {
    return this.ask('GET', '/api/v1/accounts/verify_credentials');
  }

  async post(status: string, to?: Status): Promise<Status> {
    const visibility = 'public';
    const written = await this.ask<Status>('POST', '/api/v1/statuses', { status, visibility, in_reply_to_id: to?.id });
    this.#written.push(written.id);
    return written;
  }

  edit({ id }: Status, status: string): Promise<Status> {
    return this.ask('PUT', `/api/v1/statuses/${id}`, { status });
  }

  remove({ id }: Status): Promise<unknown> {
    return this.ask('DELETE', `/api/v1/statuses/${id}`);
  }

  tagged(hashtag: string): Promise<readonly Status[]> {
    return this.ask('GET', `/api/v1/timelines/tag/${encodeURIComponent(hashtag)}?limit=40`);
  }

  context({ id }: Status): Promise<{ readonly descendants: readonly Status[] }> {
    return this.ask('GET', `/api/v1/statuses/${id}/context`);
  }

  /** Deletes all that it has written; what is gone already does not matter. */
  async tidy(): Promise<void> {
    for (const id of this.#written.splice(0)) {
      await this.ask('DELETE', `/api/v1/statuses/${id}`).catch(() => undefined);
    }
  }
}

/** Servers bring what is written into their lists by jobs of their own: waits until it is there, half a minute at most. */
export async function settled(isThere: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    if (await isThere()) return;
    await sleep(500);
  }
  throw new Error('the server has not brought it into its lists within half a minute');
}
