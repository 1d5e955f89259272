import { describe, expect, it } from 'vitest';
import { problemsOf, sourceOf } from './one-source.ts';

const CHANNEL = 'UC4711sundial4711sundial';

describe('a source of kind youtube', () => {
  it('counts its channel as an account of the brand', () => {
    expect(sourceOf(`kind: youtube, channel: ${CHANNEL}, key: YOUTUBE_KEY`)).toEqual({
      id: 'added',
      brand: 'sundial',
      kind: 'youtube',
      tier: 15,
      slowest: 60,
      accounts: [CHANNEL],
      follow: { by: 'channel', channel: CHANNEL },
      secrets: { key: 'YOUTUBE_KEY' },
      server: 'https://www.googleapis.com',
    });
  });

  it('follows a video of anybody with the accounts that are named', () => {
    expect(sourceOf(`kind: youtube, video: 4711-sund_l, accounts: ${CHANNEL}, key: YOUTUBE_KEY`)).toMatchObject({
      accounts: [CHANNEL],
      follow: { by: 'video', video: '4711-sund_l' },
    });
  });

  it.each([
    ['kind: youtube, key: K', 'follows nothing'],
    [`kind: youtube, channel: ${CHANNEL}, video: 4711-sund_l, key: K`, 'follows more than one thing'],
    ['kind: youtube, channel: "@sundial", key: K', '"@sundial" is not the id of a channel'],
    ['kind: youtube, video: x, key: K', '"x" is not the id of a video'],
    [`kind: youtube, channel: ${CHANNEL}, accounts: "@sundial", key: K`, '"@sundial" is not an account'],
    [`kind: youtube, channel: ${CHANNEL}`, 'key: is missing'],
  ])('refuses %s in one line', (fields, line) => {
    expect(problemsOf(fields).join('; ')).toContain(line);
  });
});
