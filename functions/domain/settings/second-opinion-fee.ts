import { PRICES } from './prices.ts';
import type { SecondOpinionSettings } from './settings.ts';

/** What second opinions are expected to cost in a month, in US dollars. */
export interface SecondOpinionFee {
  readonly by: string;
  /** Texts that somebody is expected to be asked about. */
  readonly texts: number;
  readonly expected: number;
  /** No more is ever spent. */
  readonly most: number;
}

/** Of mentions, what neither the built-in scorer nor the stars are sure of: as measured with posts; of reviews it is less. */
export const UNSURE_SHARE = 0.3;

/** Of a question to a model about one text, and of its answer; questions about several are cheaper by the text. */
const TOKENS = { in: 480, out: 110 };

/** Who is asked, for people. */
export const judgeName = (settings: SecondOpinionSettings): string =>
  settings.from === 'comprehend' ? 'Comprehend' : `Bedrock ${settings.model}`;

/** For so many mentions a month; most texts are short. */
export function secondOpinionFee(settings: SecondOpinionSettings, mentions: number): SecondOpinionFee {
  const texts = Math.round(mentions * UNSURE_SHARE);
  const most = settings.maxDollarsPerMonth;
  return { by: judgeName(settings), texts, expected: Math.min(texts * costOfText(settings), most), most };
}

function costOfText(settings: SecondOpinionSettings): number {
  if (settings.from === 'comprehend') return PRICES.comprehend.unit * PRICES.comprehend.leastUnits;
  const { in: given, out } = settings.dollarsPerMillionTokens;
  return (TOKENS.in * given + TOKENS.out * out) / 1e6;
}
