import { describe, expect, it } from 'vitest';
import { labelsOf } from '../../../functions/domain/reports/label-facts.ts';

describe('labels for figures', () => {
  it('are what mentions have in common, and never what names their author or an order', () => {
    const labels = {
      version: '7.12',
      territory: 'USA',
      handle: 'ada.bsky.example',
      account: 'ada',
      uri: 'tag:ada',
      reference: 'order A1',
      storyTitle: 'Ask: Ada',
    };
    expect(labelsOf(labels)).toEqual({ labels: { territory: 'USA', version: '7.12' } });
  });
});
