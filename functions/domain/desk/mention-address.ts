import type { MentionKey } from '../mentions/mention.ts';
import { mentionParam } from '../mentions/mention-param.ts';

/** `/mention?m=sundial%2Fapp-store...` */
export const mentionAddress = (key: MentionKey): string => `/mention?m=${encodeURIComponent(mentionParam(key))}`;
