import { type Json, record } from '../draw/slack-json.ts';
import { type LocalServer, serveLocally } from '../http-server.ts';
import { SlackWorkspace } from '../slack/slack-workspace.ts';

/** A message that somebody sent or edited; those of an app have an id, under which they are edited. */
export interface SlackShown {
  readonly message: unknown;
  readonly id?: string;
  /** The message in whose thread it stands. */
  readonly thread?: string;
}

export interface PretendSlack {
  readonly webhook: string;
  /** Address and token of the Web API. */
  readonly api: string;
  readonly token: string;
  close(): Promise<void>;
}

const TOKEN = 'local-run-only-bot-token';

/** A Slack on this machine, for who has none: takes what Slack would take and hands it on to be drawn. */
export async function pretendSlack(onMessage: (shown: SlackShown) => void): Promise<PretendSlack> {
  const workspace = new SlackWorkspace({ token: TOKEN });
  const call = (method: string, authorization: string | undefined, given: Json) => {
    const answer = workspace.call(method, authorization, given);
    const { ok, ts } = record(JSON.parse(answer.body));
    if (ok === true && typeof ts === 'string' && method.startsWith('chat.')) {
      const post = workspace.posts.find((one) => one.ts === ts);
      if (post) onMessage({ message: post.message, id: ts, ...(post.thread !== undefined && { thread: post.thread }) });
    }
    return { status: answer.status, headers: { 'content-type': 'application/json' }, body: answer.body };
  };
  const server: LocalServer = await serveLocally(async (request, body) => {
    const path = request.url ?? '';
    const text = body.toString('utf8');
    if (path.startsWith('/api/conversations.')) {
      const form = Object.fromEntries(new URLSearchParams(text));
      return call(path.slice('/api/'.length), request.headers.authorization, form);
    }
    try {
      const given: unknown = JSON.parse(text);
      if (path.startsWith('/api/'))
        return call(path.slice('/api/'.length), request.headers.authorization, record(given));
      onMessage({ message: given });
      return { status: 200, body: 'ok' };
    } catch {
      return { status: 400, body: 'invalid_payload' };
    }
  });
  return {
    webhook: `${server.origin}/services/pretend`,
    api: `${server.origin}/api`,
    token: TOKEN,
    close: () => server.close(),
  };
}
