import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { ComprehendClient } from '@aws-sdk/client-comprehend';
import type { SecondOpinionSettings } from '../../domain/settings/settings.ts';
import type { SecondJudge } from '../../ports/scoring.ts';
import { bedrockJudge } from '../scoring/bedrock.ts';
import { comprehendJudge } from '../scoring/comprehend.ts';

/** Once: a mention waits, and each attempt may cost. */
const ONCE = { maxAttempts: 1 } as const;

/**
 * Who the settings name, by a client of the SDK's own chain.
 * @public Loaded by its path.
 */
export const judgeOf = (settings: SecondOpinionSettings): SecondJudge =>
  settings.from === 'comprehend'
    ? comprehendJudge(new ComprehendClient(ONCE))
    : bedrockJudge({ client: new BedrockRuntimeClient(ONCE), ...settings });
