import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../bin/local/permissions/permissions.ts';
import { judgeGrants } from '../../permissions/unused-grants.ts';

const grant = (action: string, used: boolean, more: Partial<Grant> = {}): Grant => ({
  of: 'poll-source',
  action,
  resource: 'table/table',
  used,
  ...more,
});

describe('grants that nobody uses', () => {
  it('are named, unless one of the exercises used them or somebody says why they are there', () => {
    const grants = [
      grant('dynamodb:GetItem', false),
      grant('dynamodb:GetItem', true),
      grant('dynamodb:Query', false),
      grant('dynamodb:Scan', false),
      grant('sqs:SendMessage', false, { of: 'undelivered', resource: 'undelivered', to: 'sns.amazonaws.com' }),
    ];
    const explained = [{ grant: 'poll-source: dynamodb:Query on table/table', why: 'withdrawn mentions' }];

    expect(judgeGrants(grants, explained)).toEqual({
      granted: 4,
      explained: 1,
      unexplained: [
        'poll-source: dynamodb:Scan on table/table',
        'sns.amazonaws.com at undelivered: sqs:SendMessage on undelivered',
      ],
      stale: [],
    });
  });

  it('may be used or not where chance decides', () => {
    const explained = [
      { grant: 'poll-source: dynamodb:GetItem on table/table', why: 'after a break', sometimes: true },
      { grant: 'poll-source: dynamodb:Scan on table/table', why: 'never granted', sometimes: true },
    ];

    expect(judgeGrants([grant('dynamodb:GetItem', true)], explained)).toMatchObject({
      unexplained: [],
      stale: ['poll-source: dynamodb:Scan on table/table'],
    });
  });

  it('may not be explained any more once they are used or gone', () => {
    const why = 'once true';
    const explained = [
      { grant: 'poll-source: dynamodb:GetItem on table/table', why },
      { grant: 'poll-source: dynamodb:DeleteItem on table/table', why },
    ];

    expect(judgeGrants([grant('dynamodb:GetItem', true)], explained).stale).toEqual(
      explained.map((each) => each.grant).toSorted(),
    );
  });
});
