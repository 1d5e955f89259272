import type { Alert } from '../../../functions/domain/alerts/alert.ts';
import { composeAlert } from '../../../functions/domain/alerts/compose-alert.ts';
import { aClockedMention, anAlertInput, anObservation } from './builders.ts';

/** An alert in which everything that the internet writes is this text. */
export const hostileAlert = (text: string): Alert =>
  composeAlert(
    anAlertInput({
      owner: { id: 'support', name: 'Support desk' },
      mention: aClockedMention({
        observation: anObservation({
          text,
          title: text,
          author: { name: text },
          url: `https://store.example/${text.slice(0, 50).toWellFormed()}`,
          response: { truth: 'unknown', reason: text },
        }),
        severity: { ...aClockedMention().severity, reasons: [text, text] },
        externalId: text.slice(0, 200),
      }),
    }),
  );
