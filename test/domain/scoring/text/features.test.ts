import { describe, expect, it } from 'vitest';
import { Features } from '../../../../functions/domain/scoring/text/features.ts';
import { hashOf } from '../../../../functions/domain/scoring/text/hash.ts';
import {
  EXPECTED,
  Lexicon,
  languageSalt,
  NEGATOR,
  pairKey,
  prefixKey,
  wordKey,
} from '../../../../functions/domain/scoring/text/lexicon.ts';

const en = languageSalt('en');
const lexicon = new Lexicon(
  Uint32Array.of(
    wordKey(en, hashOf('good')),
    wordKey(en, hashOf('great')),
    wordKey(en, hashOf('hoped')),
    wordKey(en, hashOf('not')),
    prefixKey(languageSalt('de'), hashOf('schreck')),
    wordKey(languageSalt('zh'), hashOf('好')),
    wordKey(languageSalt('hi'), hashOf('accha')),
    wordKey(languageSalt('hi'), hashOf('nahi')),
    pairKey(en, hashOf('not'), hashOf('worth')),
    wordKey(languageSalt('fr'), hashOf('ne')),
    wordKey(languageSalt('fr'), hashOf('pas')),
    pairKey(languageSalt('fr'), hashOf('marche'), hashOf('pas')),
  ),
  Int8Array.of(20, 20, EXPECTED, NEGATOR, -31, 20, 20, NEGATOR, -20, NEGATOR, NEGATOR, -20),
);

function read(text: string, language = 'en') {
  const features = new Features(lexicon, 7, [], []);
  features.read(text, language);
  const { tokens, reading, tone, words, grams } = features;
  const shown = Array.from({ length: tokens.count }, (_, token) => tokens.shown(token));
  return {
    shown,
    codes: [...reading.codes.subarray(0, tokens.count)],
    negated: [...tone.negated.subarray(0, tokens.count)],
    bad: tone.dense[2],
    notBad: tone.dense[4],
    dense: [...tone.dense],
    hashes: [...words.hashes.subarray(0, words.count), ...grams.hashes.subarray(0, grams.count)],
  };
}

describe('the featuriser', () => {
  it.each([
    ['Hello, @someone!', ['hello', ',', '!']],
    ['see https://example.com/x?y=1 now', ['see', 'now']],
    ['write to me@example.com please', ['write', 'to', 'please']],
    ['#WorstAppEver', ['worst', 'app', 'ever']],
    ["don't :-) <3", ["don't", ':-)', '<3']],
    ['Ünïcödé ＷＩＤＥ', ['unicode', 'wide']],
    ['🇩🇪 nice 👍🏽', ['nice', '👍']],
  ])('cuts %j into %j', (text, shown) => {
    expect(read(text).shown).toEqual(shown);
  });

  it('reads letters repeated for emphasis as two', () => {
    expect(read('soooooo').hashes).toEqual(read('sooo').hashes);
    expect(read('soo').hashes).not.toEqual(read('so').hashes);
  });

  it('reads every number as a number and no more', () => {
    expect(read('room 12').hashes).toEqual(read('room 4,711').hashes);
  });

  it('reads a capitalised English word within a sentence as a name, and none in other languages', () => {
    expect(read('I met Xaviera today').hashes).toEqual(read('I met Quentina today').hashes);
    expect(read('ich traf Xaviera', 'de').hashes).not.toEqual(read('ich traf Quentina', 'de').hashes);
  });

  it('finds words, stems, and entries within scripts that have no spaces', () => {
    expect(read('good').codes).toEqual([20]);
    expect(read('schrecklich', 'de').codes).toEqual([-31]);
    expect(read('很好吃', 'zh')).toMatchObject({ shown: ['很', '好', '吃'], codes: [0, 20, 0] });
  });

  it('reads a word in which two letters changed places as the word that it is', () => {
    expect(read('schlecht', 'de').codes).toEqual([0]);
    expect(read('a garte day').codes).toEqual([0, 0, 0]);
    expect(read('a graet day').codes).toEqual([0, 20, 0]);
    expect(read('a graet day').hashes).toEqual(read('a great day').hashes);
  });

  it('takes the voice of praise that was only hoped for', () => {
    expect(read('hoped for good. good').hashes).not.toEqual(read('looked for good. good').hashes);
  });

  it('lets a negation reach four tokens, and not over the end of a clause', () => {
    expect(read('not a very very good one here').negated).toEqual([0, 1, 1, 1, 1, 0, 0]);
    expect(read('not now. good').negated).toEqual([0, 1, 1, 0]);
  });

  it('lets a negation reach back in Hindi, where it stands behind, and forward only if nothing stands before it', () => {
    expect(read('ye accha nahi hai good', 'hi').negated).toEqual([0, 1, 0, 0, 0]);
    expect(read('nahi laga accha', 'hi').negated).toEqual([0, 1, 1]);
    expect(read('accha, nahi', 'hi').negated).toEqual([0, 0, 0]);
    expect(read('ye accha nahi hai', 'en').negated).toEqual([0, 0, 0, 0]);
  });

  it('knows English words in Hindi, whose speakers mix both, and not in German', () => {
    expect(read('ekdum good', 'hi').codes).toEqual([0, 20]);
    expect(read('ganz good', 'de').codes).toEqual([0, 0]);
  });

  it('takes an entry of two words as a whole: the "not" in "not worth" does not turn it', () => {
    expect(read('not worth it')).toMatchObject({ codes: [NEGATOR, -20, 0], notBad: 0 });
    expect(read('not worth it').bad).toBeGreaterThan(0);
    expect(read('ne marche pas', 'fr')).toMatchObject({ codes: [NEGATOR, 0, -20], notBad: 0 });
    expect(read('ne marche pas', 'fr').bad).toBeGreaterThan(0);
  });

  it('gives the sums of the word lists once more to languages other than English', () => {
    const [english, hindi] = [read('good', 'en').dense, read('good', 'hi').dense];

    expect(hindi.slice(0, 24)).toEqual(english.slice(0, 24));
    expect(hindi.slice(24)).toEqual(hindi.slice(0, 24));
    expect(new Set(english.slice(24))).toEqual(new Set([0]));
  });
});
