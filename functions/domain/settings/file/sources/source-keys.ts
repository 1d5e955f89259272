import { POLL_TIERS, type PollTier, type SourceBase } from '../../../mentions/sources/kind-of-source.ts';
import { MINUTE } from '../../../shared/time.ts';
import { readDuration } from '../../duration-words.ts';
import { id, leaf, oneOrMore, text } from '../building-blocks.ts';

const TIERS = '1m, 5m, 15m, 1h, 6h or 24h';

/** `brand`, in the block of every kind of source. */
export const brand = id('The brand that this source is about.', 'sundial');

/** `name`, of the kinds that no address names. */
export const sourceName = (example: string) =>
  text({
    what: 'a name',
    mend: `write 1 to 60 characters on one line, e.g. ${example}`,
    description: 'What people call this source, in alerts and reports.',
    examples: [example],
    accepts: (given) => given.length > 0 && given.length <= 60 && !/\p{Cc}/u.test(given),
  });

/** Of a source that is not polled: the longest period there is, and no server. */
export const UNPOLLED = { tier: 1440, accounts: [], server: '' } as const satisfies {
  readonly tier: PollTier;
  readonly accounts: readonly string[];
  readonly server: string;
};

/** `every`, in the block of every kind of source. */
export const every = leaf<Pick<SourceBase<string>, 'tier' | 'slowest'>>({
  what: 'a polling period',
  mend: `choose ${TIERS}`,
  description: `How often the source is polled: ${TIERS}; or from one to another, "5m to 6h": the first, and while nothing new comes and no deadline is near, ever more seldom up to the second.`,
  examples: ['15m', '5m to 6h'],
  read: (words) => {
    const [first = '', last, ...more] = words.split(/(?<!\s)\s+to\s+/u);
    const tier = more.length === 0 ? tierOf(first) : undefined;
    if (last === undefined) return tier && { value: { tier } };
    const slowest = tierOf(last);
    if (tier === undefined || slowest === undefined) return undefined;
    return slowest > tier ? { value: { tier, slowest } } : { mend: 'write the shorter one first, e.g. 5m to 6h' };
  },
}).default({ tier: 15, slowest: 60 });

const tierOf = (words: string): PollTier | undefined =>
  POLL_TIERS.find((candidate) => candidate * MINUTE === readDuration(words));

/** `app`, of Apple's two kinds. */
export const appleAppId = leaf(
  {
    what: "Apple's id of an app",
    mend: 'write the digits after "id" in the address of the app\'s page, e.g. 310633997',
    description: "Apple's numeric id of the app: the digits after `id` in the address of its page.",
    examples: [310633997],
    read: (given) => (/^\d{5,15}$/u.test(given) ? { value: given } : undefined),
  },
  true,
);

/** How one of the brand's own accounts is written at a kind of source. */
interface AccountWords {
  readonly mend: string;
  readonly description: string;
  readonly example: string;
  /** The account as connectors take it; nothing = is none. */
  readonly read: (given: string) => string | undefined;
}

/** `accounts`: the brand's own, whose posts count as responses. One or a list; none by default. */
export const accounts = ({ mend, description, example, read }: AccountWords) =>
  oneOrMore(
    leaf(
      {
        what: 'an account',
        mend,
        description,
        examples: [example],
        read: (given) => {
          const value = read(given);
          return value === undefined ? undefined : { value };
        },
      },
      true,
    ),
    `write accounts, e.g. [${JSON.stringify(example)}]`,
    { most: 50 },
  ).default([]);
