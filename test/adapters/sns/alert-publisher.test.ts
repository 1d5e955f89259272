import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSlackNews } from '../../../functions/adapters/runtime/slack-news.ts';
import { createAlertPublisher } from '../../../functions/adapters/sns/alert-publisher.ts';
import { createIncidentPublisher } from '../../../functions/adapters/sns/incident-publisher.ts';
import { snsSubject } from '../../../functions/adapters/sns/subject.ts';
import { noticeMail } from '../../../functions/domain/incidents/notice-mail.ts';
import { aNotice } from '../../domain/incidents/builders.ts';
import { anAlertSent } from '../../support/alerts.ts';
import { type MessagingEngine, startMessagingEngine } from '../../support/engines.ts';

interface Envelope {
  readonly Subject: string;
  readonly Message: string;
  readonly MessageAttributes: Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;
}

describe('alert publisher', () => {
  let engine: MessagingEngine;
  beforeAll(async () => {
    engine = await startMessagingEngine();
  });
  afterAll(() => engine.stop());

  it('publishes once: text for people, attributes for filters, the alert for machines', async () => {
    const { topicArn, queueUrl } = await engine.freshTopic();
    const alert = anAlertSent({ quote: 'Nobody answers. 🥾' });
    const draw = () => ({ subject: 'Überfällig – 1 star', text: 'Nobody has answered yet. 🥾' });

    await createAlertPublisher({ client: engine.sns, topicArn, draw }).publish(alert);

    const messages = await engine.receive(queueUrl);
    expect(messages).toHaveLength(1);
    const envelope = JSON.parse(messages[0]?.Body ?? '') as Envelope;
    expect(envelope.Subject).toBe('Uberfallig - 1 star');
    expect(envelope.Message).toBe('Nobody has answered yet. 🥾');
    const values = Object.fromEntries(
      Object.entries(envelope.MessageAttributes).map(([name, attribute]) => [name, attribute.Value]),
    );
    expect(values).toEqual({
      brand: 'fernweh',
      severity: 'high',
      stage: 'breach',
      source: 'fernweh-us',
      owner: 'care',
      alert: JSON.stringify(alert),
    });
  });

  it('publishes the notice of an incident under the attributes of an alert', async () => {
    const { topicArn, queueUrl } = await engine.freshTopic();
    const notice = aNotice();

    await createIncidentPublisher({ client: engine.sns, topicArn, draw: noticeMail }).publish(notice);

    const [message] = await engine.receive(queueUrl);
    const envelope = JSON.parse(message?.Body ?? '') as Envelope;
    expect(envelope.Subject).toBe('Storm: 21 negative mentions in 1 h - delivery - Sundial');
    expect(envelope.Message).toContain('> The parcel never came.');
    const { incident, ...others } = envelope.MessageAttributes;
    expect(Object.fromEntries(Object.entries(others).map(([name, { Value }]) => [name, Value]))).toEqual({
      brand: 'sundial',
      severity: 'high',
      stage: 'breach',
      source: 'several',
      owner: 'support',
    });
    expect(JSON.parse(incident?.Value ?? '')).toEqual(notice);
    expect(parseSlackNews(message?.Body ?? '')).toEqual({ kind: 'incident', notice });
  });

  it('refuses an alert that no receiver could be sent', async () => {
    const { topicArn } = await engine.freshTopic();
    const publisher = createAlertPublisher({
      client: engine.sns,
      topicArn,
      draw: () => ({ subject: 's', text: 'x'.repeat(250_000) }),
    });

    await expect(publisher.publish(anAlertSent())).rejects.toThrow(`alert ${anAlertSent().key} is larger than`);
  });
});

describe('subject', () => {
  it.each([
    ['Ünanswered\n\tfor 4 hours', 'Unanswered for 4 hours'],
    ['🥾'.repeat(3), '???'],
    [' \n ', 'ReplyWatch'],
    ['a'.repeat(300), 'a'.repeat(99)],
    ['quotes “here” … — done', 'quotes ?here? ... - done'],
  ])('turns %j into what SNS takes', (given, expected) => {
    expect(snsSubject(given)).toBe(expected);
  });
});
