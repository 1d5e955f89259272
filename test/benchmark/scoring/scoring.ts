/**
 * What the scorer must show, beside its peers, in one run and on one core.
 * Run: npm run benchmark:scoring -- ../shared/sentiment (a folder with dev/ and dev-only/)
 * Exit code 1: a line that has a goal misses it.
 */
import { join } from 'node:path';
import { eld } from 'eld/small';
import { readSets } from '../../../bin/training/labelled-sets.ts';
import { CALIBRATION } from '../../../bin/training/plan.ts';
import { BEHAVIOURS, type Behaviour, failures, mistyped } from './behaviour-texts.ts';
import { judgedText, labelWord, languageOf, loadTime, weightsSize } from './ours.ts';
import { labelBy, PEERS } from './peers.ts';
import { accuracyLines, calibrationLines, hindiLines, languageLines, type Sets } from './sentiment-lines.ts';
import { speedOf } from './speed.ts';
import { atMost, type Line, print, thousands, told } from './table.ts';
import { themeLines } from './theme-lines.ts';

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('say where the labelled sets are: npm run benchmark:scoring -- ../shared/sentiment\n');
  process.exit(2);
}
const sets: Sets = new Map(
  [...readSets(join(folder, 'dev')), ...readSets(join(folder, 'dev-only'))].map((set) => [set.name, set]),
);
const hindi = readSets(join(import.meta.dirname, 'hindi')).flatMap(({ texts }) => texts);
const peerNames = PEERS.map(({ name }) => name);
const WORDS = ['negative', 'neutral', 'positive'] as const;

const some = (name: string, count: number): string[] =>
  (sets.get(name)?.texts ?? []).slice(0, count).map(({ text }) => text);

/** On texts that people wrote: half the posts and reviews of the held-out sets are near a border. */
const real: Behaviour = {
  name: 'one typo in real posts and reviews',
  goal: 0.08,
  expects: 'same',
  texts: mistyped([...some('tweeteval', 500), ...some('appstore', 500)]),
};

function behaviourLines(): Line[] {
  return [...BEHAVIOURS, real].flatMap((behaviour) => {
    const peers = PEERS.map((peer) => failures(behaviour, (text) => WORDS[labelBy(peer, peer.score(text))]));
    const goal = behaviour.goal * 100;
    return [
      atMost(
        `${behaviour.name}: posts`,
        goal,
        failures(behaviour, (text) => labelWord(text)),
        peers,
      ),
      atMost(
        `${behaviour.name}: reviews`,
        goal,
        failures(behaviour, (text) => labelWord(text, 'review')),
        peers,
      ),
    ];
  });
}

function speedLines(): Line[] {
  const tweets = some('tweeteval', 2_000);
  const page = tweets.join(' ');
  const kinds: readonly (readonly [string, readonly string[], number | undefined])[] = [
    ['posts (tweeteval)', tweets, 60_000],
    ['app reviews (appstore)', some('appstore', 2_000), undefined],
    ['Chinese reviews (shop_zh)', some('shop_zh', 2_000), undefined],
    ['Thai posts (wisesight)', some('wisesight', 2_000), undefined],
    ['4,000 characters', Array.from({ length: 40 }, (_, at) => page.slice(at * 1_000, at * 1_000 + 4_000)), undefined],
    [
      '20,000 characters',
      Array.from({ length: 40 }, (_, at) => page.slice(at * 1_000, at * 1_000 + 20_000)),
      undefined,
    ],
  ];
  return kinds.flatMap(([name, texts, goal]): Line[] => {
    const ours = speedOf(texts, (text) => judgedText({ text, language: '', channel: 'social' }));
    const peers = PEERS.map((peer) => speedOf(texts, peer.score));
    return [
      {
        name: `${name}: texts/s`,
        ours: thousands(ours.texts),
        peers: peers.map((peer) => thousands(peer.texts)),
        ...(goal !== undefined && { goal: `>= ${thousands(goal)}`, holds: ours.texts >= goal }),
      },
      {
        name: `${name}: characters/s`,
        ours: thousands(ours.characters),
        peers: peers.map((peer) => thousands(peer.characters)),
      },
    ];
  });
}

function sizeLines(): Line[] {
  const load = loadTime();
  return [
    { name: 'weights, bytes', goal: '<= 2 MB', ours: thousands(weightsSize), holds: weightsSize <= 2_000_000 },
    { name: 'from file to scorer, ms', goal: '<= 10', ours: load.toFixed(1), holds: load <= 10 },
  ];
}

function detectorLines(): Line[] {
  const posts = (sets.get('xlmt')?.texts ?? []).map(({ text, language }) => ({ text, language }));
  return [...new Set(posts.map(({ language }) => language))].sort().map((language) => {
    const own = posts.filter((post) => post.language === language);
    const right = (detect: (text: string) => string): number =>
      own.filter(({ text }) => detect(text) === language).length / own.length;
    return told(`language of ${language} posts told right`, right(languageOf), [
      right((text) => eld.detect(text).language),
    ]);
  });
}

const missed = [
  print('Accuracy', accuracyLines(sets), peerNames),
  print('Languages', [...languageLines(sets), ...hindiLines(hindi)]),
  print(
    'Probabilities',
    calibrationLines(sets, { social: CALIBRATION.social.prior, review: CALIBRATION.review.prior }),
  ),
  print('Behaviour, share that fails', behaviourLines(), peerNames),
  print('Speed', speedLines(), peerNames),
  print('Themes and moments, half kept apart: precision', themeLines('kept-apart'), ['recall', 'texts']),
  print('Themes and moments, half looked at: precision', themeLines('open').slice(0, 2), ['recall', 'texts']),
  print('Size', sizeLines()),
  print('Language detection', detectorLines(), ['eld']),
].reduce((sum, count) => sum + count, 0);
process.stdout.write(`\n${missed === 0 ? 'every goal holds' : `${missed} goals missed`}\n`);
process.exitCode = missed === 0 ? 0 : 1;
