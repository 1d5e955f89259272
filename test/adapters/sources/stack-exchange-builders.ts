import type { StackExchangeSource } from '../../../functions/domain/mentions/sources/stack-exchange.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const aStackExchangeSource = (fields: Partial<StackExchangeSource> = {}): StackExchangeSource => ({
  id: 'sundial-questions',
  brand: 'sundial',
  kind: 'stack-exchange',
  tier: 60,
  accounts: ['900'],
  server: 'https://api.stackexchange.com',
  site: 'coffee',
  search: 'sundial',
  ...fields,
});

/** 2026-11-20T10:00:00Z */
export const AT = 1_795_168_800;

export const aUser = (id: number, fields: Fields = {}): Fields => ({
  user_id: id,
  user_type: 'registered',
  display_name: `User &amp; ${id}`,
  link: `https://coffee.example/users/${id}`,
  ...fields,
});

export const aQuestion = (id: number, fields: Fields = {}): Fields => ({
  question_id: id,
  title: 'Why does my &quot;Sundial&quot; stop at &lt;noon&gt;?',
  body: '<p>It <em>stops</em>.</p><pre><code>a &lt; b</code></pre>',
  tags: ['sundial', 'noon'],
  owner: aUser(12),
  creation_date: AT,
  last_activity_date: AT,
  answer_count: 1,
  score: 0,
  view_count: 3,
  is_answered: false,
  content_license: 'CC BY-SA 4.0',
  link: `https://coffee.example/questions/${id}/why`,
  ...fields,
});

export const anAnswer = (id: number, question: number, fields: Fields = {}): Fields => ({
  answer_id: id,
  question_id: question,
  body: '<p>Turn it.</p>',
  owner: aUser(13),
  creation_date: AT + 60,
  ...fields,
});

export const aComment = (id: number, post: number, fields: Fields = {}): Fields => ({
  comment_id: id,
  post_id: post,
  body: 'Is it sunny?',
  owner: aUser(14),
  creation_date: AT + 30,
  ...fields,
});

export const items = (list: unknown, fields: Fields = {}): Fields => ({
  items: list,
  has_more: false,
  quota_max: 300,
  quota_remaining: 250,
  ...fields,
});

export const STACK_EXCHANGE_PAYLOADS: readonly HostilePayload[] = [
  ['stack-exchange', 'questions', IDS.map((id) => aQuestion(Number(id))), (list) => items(list)],
  ['stack-exchange', 'answers', IDS.map((id) => anAnswer(Number(id), 4_000)), (list) => items(list)],
];
