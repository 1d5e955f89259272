import { describe, expect, it } from 'vitest';
import { EXPECTED, unexpected } from '../../../../bin/local/story/expected-outcome.ts';
import { storyHints } from '../../../../bin/local/story/hints.ts';
import { aMention, at } from '../../../support/builders.ts';

const NOW = at('2026-03-02T09:00:00Z');

describe('what a newcomer is told', () => {
  it('comes once for each thing, at the moment when it is seen for the first time', () => {
    const hint = storyHints();
    const started = { at: NOW, what: 'clockStarted' } as const;

    expect(hint(started, aMention())).toMatch(/^a clock: /u);
    expect(hint(started, aMention())).toBeUndefined();
    expect(hint({ at: NOW, what: 'discovered' }, aMention())).toBeUndefined();
  });

  it("tells an answer in the thread from one that only the brand's own feed reveals", () => {
    const hint = storyHints();
    const seen = { at: NOW, what: 'responseSeen' } as const;

    expect(hint(seen, aMention({ externalId: '114000000000000101' }))).toContain('in public');
    expect(hint(seen, aMention({ externalId: '114000000000000102' }))).toContain("brand's own feed");
  });

  it('says that the App Store cannot show responses', () => {
    expect(storyHints()({ at: NOW, what: 'stageDue', detail: 'warn' }, aMention())).toContain('cannot show responses');
  });
});

describe('the outcome of the story', () => {
  const slack = { by: 'slack', at: NOW, message: {} } as const;
  const mail = { by: 'mail', at: NOW, mail: { to: 'a@b.example', subject: 's', text: 't' } } as const;
  const both = { slack: true, mail: true };

  it('is as expected with its answers and its alerts', () => {
    expect(unexpected(EXPECTED, { newest: [slack, mail] }, both)).toEqual([]);
  });

  it('names what is missing', () => {
    expect(unexpected({ ...EXPECTED, met: 1, overdue: 1 }, { newest: [slack] }, both)).toEqual([
      'no e-mail came',
      'the report has 1 met, the story 2',
      'the report has 1 overdue, the story 0',
    ]);
  });

  it('does not look for messages that went to the real Slack and mail server', () => {
    expect(unexpected(EXPECTED, { newest: [] }, { slack: false, mail: false })).toEqual([]);
  });
});
