import { describe, expect, it } from 'vitest';
import { limitsOf } from '../../../functions/domain/mentions/politeness/request-limits.ts';
import { adviceOn } from '../../../functions/domain/settings/advice.ts';
import { withOwnLimits } from '../../../functions/domain/settings/own-limits.ts';
import { findProblems, readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { aMastodonSource } from '../../adapters/sources/builders.ts';
import { VALID } from './settings-text.ts';

const withLimits = (lines: string): string => `${VALID}limits:\n${lines}\n`;
const limitIn = (lines: string, id: string) =>
  readSettings(withLimits(lines), 'f').sources.find((source) => source.id === id)?.limit;
const problemsIn = (lines: string) => findProblems(withLimits(lines), 'f').map(({ message }) => message);
const adviceIn = (lines: string) =>
  adviceOn(readSettings(withLimits(lines), 'f'), () => true).flatMap(({ about, text }) =>
    about === 'limit' ? [text] : [],
  );

describe('limits of the settings', () => {
  it('are for all that is asked of a server, and for nothing else', () => {
    const lines = '  https://social.example: 20 in 1m';

    expect(limitIn(lines, 'posts')).toEqual({ requests: 20, per: MINUTE });
    expect(limitIn(lines, 'store-be')).toBeUndefined();
    expect(limitsOf(readSettings(VALID, 'f').sources[1] ?? aMastodonSource())).toEqual({
      requests: 300,
      per: 5 * MINUTE,
    });
  });

  it('make requests be counted that were far below what is known', () => {
    expect(readSettings(VALID, 'f').metered).toEqual([]);
    expect(readSettings(withLimits('  https://social.example: 40 in 15m'), 'f').metered).toEqual([
      'mastodon#social.example',
    ]);
  });

  it('are by the secret for those who share it, the tighter of two', () => {
    const keyed = ['one', 'two'].map((id) => aMastodonSource({ id, secrets: { token: 'TOKEN' } }));
    const other = aMastodonSource({ id: 'three' });
    const limits = { TOKEN: { requests: 100, per: HOUR }, 'https://social.example': { requests: 10, per: MINUTE } };

    expect(withOwnLimits([...keyed, other], limits).map(({ limit }) => limit)).toEqual([
      limits.TOKEN,
      limits.TOKEN,
      limits['https://social.example'],
    ]);
  });

  it('higher than what is known are told as advice, lower ones are not', () => {
    expect(adviceIn('  https://social.example: 2000 in 5m')).toEqual([
      'mastodon#social.example: limits says 2000 in 5m, which is more than the 300 in 5m that we know of: be sure of it, or it will make us wait',
    ]);
    expect(adviceIn('  https://social.example: 100 in 5m')).toEqual([]);
  });

  it('that polls alone pass are told', () => {
    expect(adviceIn('  https://social.example: 1 in 15m')).toEqual([
      'mastodon#social.example: its 1 sources ask 2 times in 15m, 1 are allowed: polls will wait, poll them less often',
    ]);
  });

  it.each([
    ['  TOKENS: 60 in 1m', 'limits.TOKENS: no source is asked with this secret or at this server'],
    ['  https://social.exmple: 60 in 1m', 'did you mean "https://social.example"?'],
    ['  https://social.example/: 60 in 1m', "is neither a secret's NAME nor a server"],
    [
      '  https://social.example: 60 per 1m',
      '"60 per 1m" is not a limit of requests; write so many requests in a length of time',
    ],
    ['  https://social.example: 0 in 1m', 'write 1 to 1000000 requests'],
    ['  https://social.example: 5 in 0m', 'write a length of time of at most 744h'],
    ['  https://social.example: 60', 'is not a limit of requests'],
  ])('refuse %s in one line', (lines, line) => {
    expect(problemsIn(lines)).toEqual([expect.stringContaining(line)]);
  });
});
