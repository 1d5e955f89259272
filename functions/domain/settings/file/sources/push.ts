import { z } from 'zod';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import type { PushSource } from '../../../mentions/sources/push.ts';
import { block } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { brand, sourceName, UNPOLLED } from './source-keys.ts';

/** A source of kind `push`. */
export const pushBlock = block(
  {
    brand,
    kind: z.literal('push').describe('Mentions that another system sends to our webhook, signed.'),
    name: sourceName('Help desk'),
    secret: secretName(
      'NAME of the secret that the sender signs with; while it is changed, the value holds the new and the old one.',
      'HELP_DESK_SIGNING_SECRET',
    ),
  },
  'write brand, kind: push, name and secret',
).transform(({ secret, ...given }): Draft<PushSource> => ({ ...given, ...UNPOLLED, secrets: { signing: secret } }));
