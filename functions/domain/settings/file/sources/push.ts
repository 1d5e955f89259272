import { z } from 'zod';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import type { PushSource } from '../../../mentions/sources/push.ts';
import { HOUR } from '../../../shared/time.ts';
import { block } from '../building-blocks.ts';
import { duration, secretName } from '../leaves.ts';
import { brand, sourceName, UNPOLLED } from './source-keys.ts';

const LONGEST_SILENCE = 8_760 * HOUR;

/** A source of kind `push`. */
export const pushBlock = block(
  {
    brand,
    kind: z.literal('push').describe('Mentions that another system sends to our webhook, signed.'),
    name: sourceName('Help desk'),
    heardEvery: duration(
      'How often it is heard from at least; when nothing comes for longer, a gap is opened and the operator is told.',
      '48h',
      LONGEST_SILENCE,
      HOUR,
    ).optional(),
    secret: secretName(
      'NAME of the secret that the sender signs with; while it is changed, the value holds the new and the old one.',
      'HELP_DESK_SIGNING_SECRET',
    ),
  },
  'write brand, kind: push, name and secret',
).transform(
  ({ secret, heardEvery, ...given }): Draft<PushSource> => ({
    ...given,
    ...UNPOLLED,
    ...(heardEvery !== undefined && { heardEvery }),
    secrets: { signing: secret },
  }),
);
