import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../bin/commands/check.ts';
import { checkText } from '../../../bin/settings/check-text.ts';
import { readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { sourceFees } from '../../../functions/domain/settings/source-fees.ts';
import { anAppStoreSource } from '../../adapters/sources/builders.ts';
import { anXSource } from '../../adapters/sources/x-builders.ts';
import { VALID } from './settings-text.ts';

describe('what sources take money for', () => {
  it('is at most what the cap of each allows', () => {
    const fees = sourceFees([anAppStoreSource(), anXSource({ maxPostsPerMonth: 5_000 })]);
    expect(fees).toEqual([{ sourceId: 'sundial-x', what: 'posts read', most: 5_000, each: 0.005, dollars: 25 }]);
  });

  it('stands below the bill of AWS', () => {
    const settings = readSettings(VALID, 'replywatch.yaml');
    const withX = { ...settings, sources: [...settings.sources, anXSource({ maxPostsPerMonth: 1_200 })] };
    expect(checkText(checkReport('replywatch.yaml', withX, 1_000, []))).toContain(
      'and up to $6.00 that the source takes: sundial-x, at most 1,200 posts read at $0.005',
    );
    expect(checkText(checkReport('replywatch.yaml', settings, 1_000, []))).not.toContain('the source takes');
  });

  it('says where more is polled than is allowed', () => {
    const settings = readSettings(VALID, 'replywatch.yaml');
    const sources = Array.from({ length: 400 }, (_, index) => anAppStoreSource({ id: `app-${index}` }));
    expect(checkText(checkReport('replywatch.yaml', { ...settings, sources }, 1_000, []))).toContain(
      'app-store#itunes.apple.com: its 400 sources ask 400 times in 15m, 300 are allowed: polls will wait',
    );
  });
});
