import * as fc from 'fast-check';

const mark = (count: number): string => '\u0301\u0323\u0489'.repeat(count);

/** What people and machines put into reviews to break, forge or hide. All invented. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'a channel ping': '<!channel> <!here> <!everyone> @channel @here @everyone wake up',
  'a person and a group': '<@U12345678> <!subteam^S12345|@oncall> <#C12345|general>',
  'a forged link': '<https://evil.example/login|Sign in to Slack> [click](https://evil.example)',
  'a date macro': '<!date^1392734382^{date}|now>',
  'half a mention': 'broken <! and <@ and < ! and >',
  'escaped already': '&lt;!channel&gt; &amp;lt;!here&amp;gt; &#60;!channel&#62;',
  mrkdwn: '*bold* _it_ ~no~ `code` ```block``` > quote\n> more\n• list :bomb: :skull_and_crossbones:',
  'right-to-left override': 'refund \u202Etxt.exe\u202C \u2066\u2067\u2068hidden\u2069 \u200Fend',
  'zero-width letters': 're\u200Bfu\u200Cnd\u2060 \uFEFFplease\u00AD',
  zalgo: `H${mark(40)}e${mark(40)}l${mark(40)}p`,
  'null bytes': 'one\u0000two\u0007\u001b[31mred\u001b[0m\u0085\u009b',
  html: '<script>alert(1)</script><img src=x onerror=alert(1)>&nbsp;</div><!--',
  formulas: '=HYPERLINK("https://evil.example","pay")\n+1+1\n-2\n@SUM(A1:A9)',
  'mail headers': 'Subject: hi\r\nBcc: all@evil.example\r\n\r\n.\r\nMAIL FROM:<x>',
  'our own words': 'Due: never\nOwner: nobody\n\nAnswer here:\nhttps://evil.example',
  '100 kB': 'the kettle is broken '.repeat(5_000),
  '100 kB without a space': 'x'.repeat(100_000),
  '100 kB of controls': '<&>\u0000\u202E'.repeat(20_000),
  'only invisible': '\u200B\u2060\uFEFF\u3164\u2800\u115F\u0000',
  'lone surrogates': 'bad \uD83D news \uDE00 here\uD800',
  noncharacters: 'a\uFFFE\uFFFF\u{1FFFF}b',
  'one long emoji': `👩${'\u200D👩'.repeat(400)}`,
  'only ampersands': '&'.repeat(280),
  json: '"}],"blocks":[{"type":"divider"}],"x":["{\\u003c!channel>',
  template: '{{7*7}} %s %n $(reboot) #{1+1}',
};

/** Corpus pieces, any Unicode, and mixtures of both. */
const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...Object.values(HOSTILE_TEXTS)),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '<!',
          '<@',
          '&',
          '>',
          '*',
          '`',
          '\u202E',
          '\u200D',
          '\u0000',
          '\n',
          ' ',
          '@here',
          ':',
          '|',
          '\uD83D',
        ),
        fc.string({ unit: 'grapheme', maxLength: 8 }),
      ),
      {
        maxLength: 200,
      },
    )
    .map((parts) => parts.join('')),
);

/** Holds `check` against the corpus and against texts of every kind; the seed is printed when it fails. */
export function forHostileTexts(check: (text: string, other: string) => void): void {
  // A property without promises is checked before `assert` returns.
  void fc.assert(fc.property(hostileText, hostileText, check), {
    examples: Object.values(HOSTILE_TEXTS).map((text): [string, string] => [text, text]),
  });
}
