import { createServer } from 'node:http';
import { listenLocally } from '../../bin/local/listening.ts';
import { slackProblems } from '../../bin/local/slack/slack-limits.ts';
import { SlackWorkspace } from '../../bin/local/slack/slack-workspace.ts';

interface Posted {
  readonly path: string;
  readonly message: SlackJson;
  /** Arrival, for a double that was given a clock. */
  readonly at?: number;
}

/** What a double was told to answer instead of looking at the message. */
interface Answer {
  readonly status: number;
  readonly word: string;
  readonly retryAfter?: number;
  /** Looks at the message, takes it, and hangs up without a word. */
  readonly hangUp?: boolean;
  /** For an incoming webhook; the app is answered as ever. */
  readonly forHooks?: boolean;
}

type SlackJson = Readonly<Record<string, unknown>>;

export interface SlackDouble {
  readonly webhook: (channel: string) => string;
  /** Address of the Web API, and what it has done. */
  readonly api: string;
  readonly workspace: SlackWorkspace;
  readonly token: string;
  /** Accepted messages of incoming webhooks, oldest first. */
  readonly posted: Posted[];
  /** Every request, refused ones too. */
  readonly requests: () => number;
  /** Answers of the next requests, in turn. */
  readonly answerNext: (...answers: Answer[]) => void;
  /** Until it is taken away, the answer of every request. */
  always: Answer | undefined;
  readonly close: () => Promise<void>;
}

const TOKEN = 'an-invented-bot-token-of-a-double';

/** Slack over HTTP that refuses what Slack refuses; more than one message a second and channel when given a clock. */
export async function startSlackDouble(now?: () => number): Promise<SlackDouble> {
  const posted: Posted[] = [];
  const scripted: Answer[] = [];
  const lastAt = new Map<string, number>();
  const workspace = new SlackWorkspace({ token: TOKEN, now });
  let requests = 0;

  const hook = (path: string, body: string): Answer => {
    if (now !== undefined && now() - (lastAt.get(path) ?? Number.NEGATIVE_INFINITY) < 1_000) {
      return { status: 429, word: 'rate_limited', retryAfter: 1 };
    }
    let message: unknown;
    try {
      message = JSON.parse(body);
    } catch {
      return { status: 400, word: 'invalid_payload' };
    }
    const [problem] = slackProblems(message);
    if (problem !== undefined) return { status: 400, word: problem.startsWith('text') ? 'no_text' : 'invalid_blocks' };
    const at = now?.();
    if (at !== undefined) lastAt.set(path, at);
    posted.push({ path, message: message as SlackJson, ...(at !== undefined && { at }) });
    return { status: 200, word: 'ok' };
  };
  const judge = (path: string, body: string, authorization: string | undefined): Answer => {
    if (!path.startsWith('/api/')) return hook(path, body);
    const isForm = path.startsWith('/api/conversations');
    const given = isForm ? Object.fromEntries(new URLSearchParams(body)) : (JSON.parse(body) as SlackJson);
    const { body: word, ...answer } = workspace.call(path.slice('/api/'.length), authorization, given);
    return { ...answer, word };
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests += 1;
      const isFor = !(scripted[0]?.forHooks && (request.url ?? '').startsWith('/api/'));
      const told = (isFor ? scripted.shift() : undefined) ?? double.always;
      const look = () =>
        judge(request.url ?? '', Buffer.concat(chunks).toString('utf8'), request.headers.authorization);
      if (told?.hangUp) {
        look();
        response.destroy();
        return;
      }
      const { status, word, retryAfter } = told ?? look();
      response.writeHead(status, {
        'content-type': 'text/plain',
        ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
        ...(status === 302 ? { location: '/elsewhere' } : {}),
      });
      response.end(word);
    });
  });
  const { origin, close } = await listenLocally(server);
  const double: SlackDouble = {
    webhook: (channel) => `${origin}/services/T000/B000/${channel}`,
    api: `${origin}/api`,
    workspace,
    token: TOKEN,
    posted,
    requests: () => requests,
    answerNext: (...answers) => scripted.push(...answers),
    always: undefined,
    close,
  };
  return double;
}
