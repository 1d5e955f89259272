import * as z from 'zod/mini';
import { EMOTIONS } from '../scoring/model/emotions.ts';

export const count = z.int().check(z.minimum(0));
export const duration = z.number().check(z.minimum(0));
export const share = z.number().check(z.minimum(0), z.maximum(1));
export const optional = z.exactOptional;
export const list = <Of extends z.core.$ZodType>(of: Of) => z.readonly(z.array(of));
export const range = z.tuple([z.number(), z.number()]);

export const portion = z.strictObject({
  part: count,
  whole: count,
  share: optional(share),
  range: optional(range),
  few: optional(z.literal(true)),
});
const wait = z.strictObject({ value: duration, atLeast: z.boolean() });
const waits = z.strictObject({ p50: optional(wait), p90: optional(wait), waits: count, open: count });

export const stages = z.strictObject({ warn: count, breach: count, escalate: count });

/** The figures of a range or group; each is defined in docs/metrics.md. */
export const figures = z
  .strictObject({
    mentions: count,
    counts: z.strictObject({
      ...{ met: count, late: count, overdue: count },
      ...{ inWindow: count, notAnswerable: count, excluded: count },
    }),
    attainment: optional(share),
    responseRate: optional(share),
    shares: z.strictObject({ inTime: portion, answered: portion }),
    lateDiscovered: count,
    answeredUnasked: count,
    firstResponse: waits,
    nextResponse: waits,
    teamResponse: waits,
    teamNextResponse: waits,
    discoveryLag: waits,
    business: z.strictObject({
      ...{ firstResponse: waits, nextResponse: waits },
      ...{ teamResponse: waits, teamNextResponse: waits },
    }),
    backlog: list(z.strictObject({ under: optional(duration), clocks: count })),
    stages,
    outcome: z.strictObject({ recovered: portion, resolved: portion, repeated: portion }),
    mood: z.strictObject({
      ...{ negative: count, neutral: count, positive: count },
      emotions: z.partialRecord(z.enum(EMOTIONS), count),
      stars: z.strictObject({ mentions: count, sum: z.number(), mean: optional(z.number()) }),
    }),
    quality: z.strictObject({
      read: count,
      hints: z.strictObject({ reused: count, otherLanguage: count, writeToUs: count, besideThePoint: count }),
    }),
  })
  .register(z.globalRegistry, { id: 'figures' });
