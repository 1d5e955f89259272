import { HOUR, MINUTE } from '../../shared/time.ts';
import { block, whole, yesOrNo } from './building-blocks.ts';
import { duration } from './leaves.ts';

const MEND = 'write {minimum: 10, deviations: 4}';
const CLUSTERS = { on: true, minimum: 3, within: 168 * HOUR } as const;
const DEFAULTS = {
  on: true,
  minimum: 10,
  deviations: 4,
  within: HOUR,
  coolDown: 30 * MINUTE,
  wake: false,
  clusters: CLUSTERS,
} as const;

/** When many negative mentions are one incident. */
export const stormBlock = block(
  {
    on: yesOrNo('false: each alert by itself, whatever happens.').default(DEFAULTS.on),
    minimum: whole(
      3,
      10_000,
      'Negative mentions within the time that are a storm at least; twice as many while nothing is known of earlier weeks.',
    ).default(DEFAULTS.minimum),
    deviations: whole(
      1,
      20,
      'Standard deviations above what is usual at the same hour of the week; the fewer, the sooner.',
    ).default(DEFAULTS.deviations),
    within: duration('The time in which they are counted.', '1h', 24 * HOUR).default(DEFAULTS.within),
    coolDown: duration(
      'Before the second message; it doubles with each further one, up to eightfold.',
      '30m',
      24 * HOUR,
    ).default(DEFAULTS.coolDown),
    wake: yesOrNo('true: a storm is told outside of the delivery hours too.').default(DEFAULTS.wake),
    clusters: block(
      {
        on: yesOrNo('false: clusters are not told.').default(CLUSTERS.on),
        minimum: whole(2, 1_000, 'Complaints about one theme that are a cluster.').default(CLUSTERS.minimum),
        within: duration('The time in which they are counted.', '168h', 672 * HOUR).default(CLUSTERS.within),
      },
      'write {minimum: 3, within: 168h}',
    )
      .default(CLUSTERS)
      .describe(
        "A few complaints about one theme, told once a week to the owner of that moment in the brand's `moments`.",
      ),
  },
  MEND,
)
  .default(DEFAULTS)
  .describe(
    'Storms: far more negative mentions than usual are told as one incident, and their alerts are folded into it.',
  );
