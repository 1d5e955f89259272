/** The sets that may be trained on, with what their publishers say. A set that is not listed is never trained on. */
export const SET_LICENCES: Readonly<Record<string, string>> = {
  afri_am: 'AfriSenti, Amharic; CC BY 4.0',
  afri_ha: 'AfriSenti, Hausa; CC BY 4.0',
  afri_pcm: 'AfriSenti, Nigerian Pidgin; CC BY 4.0',
  afri_pt_mz: 'AfriSenti, Mozambican Portuguese; CC BY 4.0',
  afri_sw: 'AfriSenti, Swahili; CC BY 4.0',
  finnsent: 'FinnSentiment; CC BY 4.0',
  goemotions: 'GoEmotions; Apache-2.0',
  own_apps: 'invented for ReplyWatch; Apache-2.0',
  own_faint_neutral: 'invented for ReplyWatch; Apache-2.0',
  own_faint_praise: 'invented for ReplyWatch; Apache-2.0',
  own_films: 'invented for ReplyWatch; Apache-2.0',
  own_places: 'invented for ReplyWatch; Apache-2.0',
  own_products: 'invented for ReplyWatch; Apache-2.0',
  own_reviews: 'invented for ReplyWatch; Apache-2.0',
  own_service: 'invented for ReplyWatch; Apache-2.0',
  own_turns: 'invented for ReplyWatch; Apache-2.0',
  own_words: 'invented for ReplyWatch; Apache-2.0',
  norec: 'NoReC sentences; text CC BY-NC 4.0, models free for commercial use by its README',
  te_emotion: 'TweetEval emotion; no restriction of its own, Twitter terms',
  tweeteval: 'SemEval-2013 to 2016 by TweetEval; no restriction of its own, Twitter terms',
  wisesight: 'Wisesight; CC0-1.0',
  xlmt: 'XLM-T; Apache-2.0, Twitter terms',
};

export const LEXICON_LICENCES = [
  { name: 'VADER lexicon, C.J. Hutto', licence: 'MIT' },
  { name: 'word lists of bin/training/words', licence: 'Apache-2.0, written for ReplyWatch' },
] as const;
