import { LONGEST_OPEN, OPEN_FOR } from '../desk-lengths.ts';
import { block } from './building-blocks.ts';
import { duration, secretName } from './leaves.ts';

/** `desk`: the page for the people who answer. */
export const deskBlock = block(
  {
    signWith: secretName('NAME of the secret that links to the desk are signed with, 32 bytes or more.', 'DESK_KEY'),
    openFor: duration('How long a desk stays open that was opened from Slack.', '8h', LONGEST_OPEN).default(OPEN_FOR),
  },
  'write {signWith: DESK_KEY}',
)
  .optional()
  .describe(
    'The page for the people who answer, behind links of their own. Left out: none in AWS; a local run has one.',
  );
