import type { Pulse } from '../../functions/ports/operation.ts';

type Found<Method extends keyof Pulse> = Awaited<
  ReturnType<Pulse[Method] extends () => infer Answer ? () => Answer : never>
>;

interface Notes {
  dispatchedAt?: Found<'dispatchedAt'>;
  check?: Found<'lastCheck'>;
  sent?: Found<'probeSent'>;
  back?: Found<'probeBack'>;
}

/** What was noted last, to be looked at and set. */
export function inMemoryPulse(notes: Notes = {}): Pulse & { readonly notes: Notes } {
  return {
    notes,
    dispatchedAt: async () => notes.dispatchedAt,
    lastCheck: async () => notes.check,
    noteCheck: async (note) => {
      notes.check = note;
    },
    probeSent: async () => notes.sent,
    noteProbeSent: async (note) => {
      notes.sent = note;
    },
    probeBack: async () => notes.back,
    noteProbeBack: async (note) => {
      notes.back = note;
    },
  };
}
