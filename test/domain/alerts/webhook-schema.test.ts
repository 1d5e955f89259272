import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { webhookPost } from '../../../functions/domain/alerts/webhook-post.ts';
import { postedAlerts, webhookJsonSchema } from '../../../functions/domain/alerts/webhook-schema.ts';
import { anAlert, at } from './builders.ts';

describe('what a signed webhook is sent', () => {
  it('is described by docs/webhook.schema.json', () => {
    expect(readFileSync('docs/webhook.schema.json', 'utf8')).toBe(webhookJsonSchema());
  });

  it('has a sentence on every field that does not explain itself, and fits with all of them', () => {
    const full = anAlert({
      heldUntil: at('2026-11-23T08:00:00Z'),
      moment: 'use',
      responseUnknown: 'the source cannot show it',
      responsePendingSince: at('2026-11-23T09:00:00Z'),
      authority: 'You may offer up to 50 EUR',
      playbook: 'https://kettle.example/how',
      opening: 'I am sorry.',
      earlierByAuthor: 2,
      duplicates: 1,
      lateDiscovered: true,
    });
    const { body, id } = webhookPost([full, anAlert()], at('2026-11-23T13:00:00Z'));

    expect(postedAlerts.parse(JSON.parse(body)).data.alerts).toHaveLength(2);
    expect(webhookPost([full, anAlert()], at('2026-11-23T14:00:00Z')).id).toBe(id);
    expect(webhookPost([full], at('2026-11-23T13:00:00Z')).id).not.toBe(id);
  });

  it('is in docs/receivers.md as it is in truth', () => {
    const page = readFileSync('docs/receivers.md', 'utf8');
    const example = /```json\n(\{[\s\S]*?\})\n```/u.exec(page)?.[1] ?? '';
    const [alert] = postedAlerts.parse(JSON.parse(example)).data.alerts;

    expect(alert?.summary).toContain('due 14:30 CET');
  });
});
