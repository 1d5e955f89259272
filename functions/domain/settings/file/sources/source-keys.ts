import { POLL_TIERS, type PollTier } from '../../../mentions/sources/kind-of-source.ts';
import { MINUTE } from '../../../shared/time.ts';
import { readDuration } from '../../duration-words.ts';
import { id, leaf, oneOrMore } from '../building-blocks.ts';

const TIERS = '1m, 5m, 15m, 1h, 6h or 24h';

/** `brand`, in the block of every kind of source. */
export const brand = id('The brand that this source is about.', 'sundial');

/** `every`, in the block of every kind of source. */
export const every = leaf<PollTier>({
  what: 'a polling period',
  mend: `choose ${TIERS}`,
  description: `How often the source is polled: ${TIERS}.`,
  examples: ['15m'],
  read: (words) => {
    const minutes = (readDuration(words) ?? 0) / MINUTE;
    const tier = POLL_TIERS.find((candidate) => candidate === minutes);
    return tier === undefined ? undefined : { value: tier };
  },
}).default(15);

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
