import { type Json, list, record } from '../draw/slack-json.ts';
import { slackProblems, viewProblems } from './slack-limits.ts';

/** A message in a channel, as it stands now. */
export interface SlackPost {
  readonly channel: string;
  readonly ts: string;
  message: Json;
  /** Of the message that it answers. */
  readonly thread?: string;
  readonly at: number;
  /** How often it was edited. */
  edits: number;
  isDeleted: boolean;
}

export interface SlackAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter?: number;
}

interface WorkspaceOptions {
  readonly token: string;
  /** With a clock, more than a message a second and channel is refused. */
  readonly now?: (() => number) | undefined;
}

const PACE = 1_000;
const TRIGGER_LIVES = 3_000;

/** A Slack of one's own: channels that keep messages, edits and threads, and refuse what Slack refuses. */
export class SlackWorkspace {
  /** In the order in which they were posted. */
  readonly posts: SlackPost[] = [];
  readonly views: Json[] = [];
  /** Words with which a channel refuses: `is_archived`, `not_in_channel`, `channel_not_found`. */
  readonly closed = new Map<string, string>();
  /** Words with which a method is refused, such as `missing_scope`. */
  readonly forbidden = new Map<string, string>();
  readonly #options: WorkspaceOptions;
  readonly #lastAt = new Map<string, number>();
  readonly #triggers = new Map<string, number>();
  #count = 0;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
  }

  /** Issued with each press; opens one window within three seconds. */
  newTrigger(): string {
    const trigger = `${this.#triggers.size + 1}.42.${'f'.repeat(16)}`;
    this.#triggers.set(trigger, this.#now());
    return trigger;
  }

  delete(ts: string): void {
    for (const post of this.posts) if (post.ts === ts) post.isDeleted = true;
  }

  call(method: string, authorization: string | undefined, body: Json): SlackAnswer {
    if (authorization !== `Bearer ${this.#options.token}`) return no('invalid_auth');
    const forbidden = this.forbidden.get(method);
    if (forbidden !== undefined) return no(forbidden);
    switch (method) {
      case 'chat.postMessage':
        return this.#post(body);
      case 'chat.update':
        return this.#update(body);
      case 'conversations.history':
        return this.#list(body, (post) => post.thread === undefined);
      case 'conversations.replies':
        return this.#list(body, (post) => post.thread === body['ts'] || post.ts === body['ts']);
      case 'views.open':
        return this.#open(body);
      default:
        return no('unknown_method');
    }
  }

  #now(): number {
    return this.#options.now?.() ?? 0;
  }

  #post(body: Json): SlackAnswer {
    const { channel, thread_ts: thread, metadata: _, ...message } = body;
    if (typeof channel !== 'string') return no('channel_not_found');
    const closed = this.closed.get(channel);
    if (closed !== undefined) return no(closed);
    const problem = problemOf(message);
    if (problem !== undefined) return no(problem);
    if (typeof thread === 'string' && this.#find(channel, thread) === undefined) return no('thread_not_found');
    const at = this.#now();
    if (this.#options.now !== undefined && at - (this.#lastAt.get(channel) ?? Number.NEGATIVE_INFINITY) < PACE) {
      return { status: 429, body: '{"ok":false,"error":"ratelimited"}', retryAfter: 1 };
    }
    this.#lastAt.set(channel, at);
    this.#count += 1;
    const ts = `${Math.floor(at / 1_000)}.${String(this.#count).padStart(6, '0')}`;
    const { metadata } = body;
    this.posts.push({
      channel,
      ts,
      message: metadata === undefined ? message : { ...message, metadata },
      ...(typeof thread === 'string' && { thread }),
      at,
      edits: 0,
      isDeleted: false,
    });
    return yes({ channel, ts });
  }

  #update(body: Json): SlackAnswer {
    const { channel, ts, ...message } = body;
    const post = this.#find(channel, ts);
    if (post === undefined) return no('message_not_found');
    const problem = problemOf(message);
    if (problem !== undefined) return no(problem);
    const { metadata } = post.message;
    post.message = metadata === undefined ? message : { metadata, ...message };
    post.edits += 1;
    return yes({ channel, ts });
  }

  #list({ channel, oldest, include_all_metadata: data }: Json, isWanted: (post: SlackPost) => boolean): SlackAnswer {
    const found = this.posts.filter(
      (post) => post.channel === channel && !post.isDeleted && Number(post.ts) >= Number(oldest ?? 0) && isWanted(post),
    );
    const messages = found.map(({ message: { metadata, ...message }, ts, thread }) => ({
      ...message,
      ts,
      ...(thread !== undefined && { thread_ts: thread }),
      // A form has no booleans.
      ...(String(data) === 'true' && { metadata }),
    }));
    return yes({ messages });
  }

  #open({ trigger_id: trigger, view }: Json): SlackAnswer {
    const issued = typeof trigger === 'string' ? this.#triggers.get(trigger) : undefined;
    if (issued === undefined) return no('invalid_trigger_id');
    if (this.#now() - issued > TRIGGER_LIVES) return no('expired_trigger_id');
    this.#triggers.delete(String(trigger));
    if (viewProblems(view).length > 0) return no('invalid_arguments');
    this.views.push(record(view));
    return yes({ view: { id: `V${this.views.length}` } });
  }

  #find(channel: unknown, ts: unknown): SlackPost | undefined {
    return this.posts.find((post) => post.channel === channel && post.ts === ts && !post.isDeleted);
  }
}

/** An app may leave out the blocks. */
function problemOf(message: Json): string | undefined {
  const { text, blocks } = message;
  if (typeof text !== 'string' || text === '') return 'no_text';
  if (text.length > 40_000) return 'msg_too_long';
  const [problem] = blocks === undefined || list(blocks).length === 0 ? [] : slackProblems(message);
  return problem === undefined ? undefined : 'invalid_blocks';
}

const yes = (body: Json): SlackAnswer => ({ status: 200, body: JSON.stringify({ ok: true, ...body }) });
const no = (error: string): SlackAnswer => ({ status: 200, body: JSON.stringify({ ok: false, error }) });
