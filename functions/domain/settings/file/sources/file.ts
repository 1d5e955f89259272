import { z } from 'zod';
import type { FileSource } from '../../../mentions/sources/file.ts';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import { block } from '../building-blocks.ts';
import { brand, sourceName, UNPOLLED } from './source-keys.ts';

/** A source of kind `file`. */
export const fileBlock = block(
  {
    brand,
    kind: z.literal('file').describe('Mentions that `replywatch import` brings from CSV and JSON Lines files.'),
    name: sourceName('Survey of the shops'),
  },
  'write brand, kind: file and name',
).transform((given): Draft<FileSource> => ({ ...given, ...UNPOLLED }));
