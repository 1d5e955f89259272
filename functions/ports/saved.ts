/** Thrown by no port: a lost race is an answer, so that the caller reads again and decides anew. */
export type Saved = 'saved' | 'conflict';
