import { describe, expect, it } from 'vitest';
import { sourceOfAddress } from '../../../bin/init/source-of-address.ts';

const blockOf = (address: string): object => {
  const found = sourceOfAddress(address, 'Sundial Coffee');
  return found === undefined ? {} : 'block' in found ? found.block : found;
};

describe('the source of an address', () => {
  it.each([
    [
      'https://apps.apple.com/be/app/sundial-coffee/id310633997?l=nl',
      { kind: 'app-store', app: 310633997, country: 'be' },
    ],
    ['https://apps.apple.com/app/id310633997', { kind: 'app-store', app: 310633997, country: 'us' }],
    [
      'https://play.google.com/store/apps/details?id=com.sundial.coffee&hl=nl',
      { kind: 'google-play', app: 'com.sundial.coffee' },
    ],
    [
      'mastodon.social/tags/sundialcoffee',
      { kind: 'mastodon', server: 'https://mastodon.social', hashtag: 'sundialcoffee' },
    ],
    ['https://www.reddit.com/r/coffee/', { kind: 'reddit', subreddit: 'coffee', enabled: true }],
    ['https://old.reddit.com/search?q=sundial', { kind: 'reddit', search: 'sundial' }],
    [
      'https://bsky.app/profile/care.sundial.example',
      { kind: 'bluesky', search: '"Sundial Coffee"', accounts: ['care.sundial.example'] },
    ],
    ['https://bsky.app/search?q=sundial%20coffee', { kind: 'bluesky', search: 'sundial coffee' }],
    ['https://news.ycombinator.com/', { kind: 'hacker-news', search: '"Sundial Coffee"' }],
    [
      'https://stackoverflow.com/questions/tagged/sundial-api',
      { kind: 'stack-exchange', site: 'stackoverflow', tag: 'sundial-api' },
    ],
    ['https://coffee.stackexchange.com', { kind: 'stack-exchange', site: 'coffee', search: 'Sundial Coffee' }],
    [
      'https://www.youtube.com/channel/UC4711sundial4711sundial',
      { kind: 'youtube', channel: 'UC4711sundial4711sundial' },
    ],
    ['https://youtu.be/4711sundial?t=3', { kind: 'youtube', video: '4711sundial' }],
    [
      'https://lemmy.world/c/coffee@lemmy.ml',
      { kind: 'lemmy', server: 'https://lemmy.world', community: 'coffee@lemmy.ml' },
    ],
    ['https://x.com/sundial', { kind: 'x', query: '@sundial -from:sundial', maxPostsPerMonth: 1_000 }],
    ['https://garden.example/forum/latest.rss', { kind: 'rss', feed: 'https://garden.example/forum/latest.rss' }],
  ])('knows %s', (address, block) => {
    expect(blockOf(address)).toMatchObject(block);
  });

  it.each([
    ['https://www.trustpilot.com/review/sundial.example', /business unit/u],
    ['https://www.instagram.com/sundial/', /id of your own account/u],
    ['https://apps.apple.com/be/charts/iphone', /no page of an app/u],
    ['https://www.youtube.com/@sundial', /named by its id/u],
  ])('says what %s lacks', (address, why) => {
    expect(blockOf(address)).toMatchObject({ why: expect.stringMatching(why) });
  });

  it('knows nothing of what is no address, and of a page that says nothing', () => {
    expect(sourceOfAddress('mailto:care@sundial.example', 'Sundial')).toBeUndefined();
    expect(sourceOfAddress('https://sundial.example/', 'Sundial')).toBeUndefined();
  });
});
