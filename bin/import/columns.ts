import { nearName } from '../../functions/domain/settings/near-name.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';

/** What a column may hold, with the names by which exports commonly call it. */
const NAMES = {
  id: ['id', 'reviewid', 'mentionid', 'postid', 'commentid', 'ticketid', 'externalid', 'uuid', 'guid'],
  text: ['text', 'review', 'reviewtext', 'reviewbody', 'body', 'content', 'comment', 'message', 'feedback'],
  title: ['title', 'reviewtitle', 'subject', 'headline'],
  rating: ['rating', 'stars', 'starrating', 'reviewrating', 'score'],
  publishedAt: [
    'publishedat',
    'published',
    'date',
    'reviewdate',
    'createdat',
    'created',
    'createddate',
    'postedat',
    'submittedat',
    'submitdate',
    'reviewsubmitdateandtime',
    'datetime',
    'timestamp',
    'time',
  ],
  editedAt: ['editedat', 'edited', 'updatedat', 'lastupdated', 'modifiedat', 'reviewlastupdatedateandtime'],
  author: [
    'author',
    'authorname',
    'reviewer',
    'reviewername',
    'reviewernickname',
    'nickname',
    'username',
    'user',
    'name',
    'customer',
  ],
  authorId: ['authorid', 'userid', 'reviewerid', 'customerid'],
  url: ['url', 'link', 'permalink', 'reviewlink', 'reviewurl'],
  language: ['language', 'lang', 'locale', 'reviewerlanguage'],
  parentId: ['parentid', 'inreplyto'],
  responded: ['responded', 'replied', 'answered', 'hasreply', 'hasresponse'],
  respondedAt: [
    'respondedat',
    'repliedat',
    'answeredat',
    'replydate',
    'responsedate',
    'replycreatedat',
    'developerreplydateandtime',
  ],
  response: [
    'response',
    'reply',
    'replytext',
    'responsetext',
    'developerreplytext',
    'ownerreply',
    'companyreply',
    'answer',
  ],
} as const;

export type Field = keyof typeof NAMES;
const FIELDS = Object.keys(NAMES) as readonly Field[];
const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);

/** Which column holds what. */
export interface Columns {
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  /** Columns that become labels, by the label's name. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Finds the columns by their names; what `given` says (`stars=Rating`, `label.shop=Store`, `author=`) comes first. */
export function columnsOf(header: readonly string[], given: readonly string[]): Columns {
  const doubled = header.find((name, index) => name !== '' && header.indexOf(name) !== index);
  if (doubled !== undefined)
    throw new Refusal('the header', `has ${shown(doubled)} twice`, 'give each column a name of its own');
  const fields: Partial<Record<Field, string>> = {};
  const labels: Record<string, string> = {};
  const settled = new Set<Field>();
  for (const pair of given) {
    const [name, column] = mappingIn(pair, header);
    const label = /^label\.(.{1,100})$/u.exec(name)?.[1];
    if (label !== undefined) labels[label] = column;
    else {
      const field = fieldNamed(name);
      settled.add(field);
      if (column !== '') fields[field] = column;
    }
  }
  const taken = new Set([...Object.values(fields), ...Object.values(labels)]);
  for (const field of FIELDS.filter((name) => !settled.has(name))) {
    const fitting = header.filter(
      (name) => !taken.has(name) && (NAMES[field] as readonly string[]).includes(plain(name)),
    );
    const [column, other] = fitting;
    if (other !== undefined) {
      throw new Refusal(field, `could be ${shown(column)} or ${shown(other)}`, `say which: --map ${field}=${column}`);
    }
    if (column !== undefined) fields[field] = column;
  }
  if (fields.text === undefined && fields.rating === undefined) {
    throw new Refusal(
      'the header',
      `${shown(header.join(', '), 120)} names neither text nor rating`,
      'say which column: --map text=<column>',
    );
  }
  return { fields, labels };
}

function mappingIn(pair: string, header: readonly string[]): readonly [name: string, column: string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new Refusal('--map', `${shown(pair)} is no mapping`, 'write field=Column, e.g. --map text=Comment');
  const [name, column] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  if (column === '' || header.includes(column)) return [name, column];
  const near = nearName(column, header);
  throw new Refusal(
    '--map',
    `there is no column ${shown(column)}`,
    near === undefined ? `columns are ${header.join(', ')}` : `did you mean ${shown(near)}?`,
  );
}

/** `stars` and `date` are taken for what they mean. */
function fieldNamed(name: string): Field {
  if (isField(name)) return name;
  const meant = FIELDS.find((field) => (NAMES[field] as readonly string[]).includes(plain(name)));
  if (meant !== undefined) return meant;
  throw new Refusal('--map', `${shown(name)} is no field`, `fields are ${FIELDS.join(', ')}, label.<name>`);
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
