import type { Duration } from '../../functions/domain/shared/time.ts';
import type { Chance } from './chance.ts';
import type { Cloud } from './cloud.ts';
import type { Service } from './faults.ts';
import type { SimulatedQueue } from './queue.ts';
import { type Receivers, SLACK_TOKEN } from './receivers.ts';

/** A request of any service's client: the command's name and its input. */
export type Sent = { readonly command: string; readonly input: Readonly<Record<string, unknown>> };

const SQS_LATENCY = 8;
const SNS_LATENCY = 12;
const OTHER_LATENCY = 15;
const HOP = 25;

/** Counted for the bill. */
export interface ServiceUse {
  publishes: number;
  mails: number;
  objects: number;
}

interface Services {
  /** By address. */
  readonly queues: ReadonlyMap<string, SimulatedQueue>;
  readonly slackWork: SimulatedQueue;
  readonly receivers: Receivers;
}

export const ALERT_TOPIC = 'arn:aws:sns:us-east-1:000000000000:alerts';
export const MAIL_TOPIC = 'arn:aws:sns:us-east-1:000000000000:mail';

/** SQS, SNS, S3 and the parameter store, as far as the handlers call them. */
export class SimulatedServices {
  readonly use: ServiceUse = { publishes: 0, mails: 0, objects: 0 };
  readonly objects = new Map<string, string>();
  /** Of operator and report topics: subjects only. */
  readonly notices: string[] = [];
  /** Told of each alert that is handed to the alert topic, as JSON. */
  onAlert: (json: string) => void = () => undefined;
  /** Told of each notice of an incident that is handed to the alert topic, as JSON. */
  onNotice: (json: string) => void = () => undefined;
  readonly #cloud: Cloud;
  readonly #chance: Chance;
  readonly #services: Services;

  constructor(services: Services, cloud: Cloud, chance: Chance) {
    this.#services = services;
    this.#cloud = cloud;
    this.#chance = chance;
  }

  readonly answer = ({ command, input }: Sent): Promise<unknown> => {
    switch (command) {
      case 'SendMessageBatchCommand':
        return this.#ask('queues', SQS_LATENCY, () => this.#send(input));
      case 'PublishCommand':
        return this.#ask('topics', SNS_LATENCY, () => this.#publish(input));
      case 'GetParameterCommand':
        return this.#ask('parameters', OTHER_LATENCY, () => ({
          Parameter: { Value: secretOf(String(input['Name'])) },
        }));
      case 'PutObjectCommand':
        return this.#ask('objects', OTHER_LATENCY, () => {
          this.use.objects += 1;
          this.objects.set(String(input['Key']), String(input['Body']));
          return {};
        });
      default:
        return Promise.reject(new Error(`${command} is not simulated`));
    }
  };

  #ask<Answer>(service: Service, latency: Duration, effect: () => Answer): Promise<Answer> {
    return this.#cloud.call(latency, () => {
      this.#cloud.admit(service);
      return effect();
    });
  }

  #send({ QueueUrl, Entries }: Readonly<Record<string, unknown>>): unknown {
    const queue = this.#services.queues.get(String(QueueUrl));
    if (queue === undefined) throw new Error(`no queue ${String(QueueUrl)}`);
    queue.requests += 1;
    const entries = Entries as readonly {
      readonly Id: string;
      readonly MessageBody: string;
      readonly DelaySeconds?: number;
    }[];
    for (const { MessageBody, DelaySeconds = 0 } of entries) queue.send(MessageBody, DelaySeconds * 1_000);
    return { Successful: entries.map(({ Id }) => ({ Id })), Failed: [] };
  }

  #publish(input: Readonly<Record<string, unknown>>): unknown {
    this.use.publishes += 1;
    const { time } = this.#cloud;
    const attributes = (input['MessageAttributes'] ?? {}) as Readonly<Record<string, { readonly StringValue: string }>>;
    if (input['TopicArn'] === ALERT_TOPIC) {
      if (attributes['alert'] !== undefined) this.onAlert(attributes['alert'].StringValue);
      if (attributes['incident'] !== undefined) this.onNotice(attributes['incident'].StringValue);
      const body = JSON.stringify({
        Type: 'Notification',
        MessageId: `m-${this.use.publishes}`,
        Message: input['Message'],
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, { StringValue }]) => [name, { Type: 'String', Value: StringValue }]),
        ),
      });
      time.after(HOP + this.#chance.whole(0, HOP), () => this.#services.slackWork.send(body, 0));
    } else if (input['TopicArn'] === MAIL_TOPIC) {
      this.use.mails += 1;
      const mail = { at: time.now(), to: attributes['receiver']?.StringValue ?? '', subject: String(input['Subject']) };
      this.#services.receivers.mails.push(mail);
    } else this.notices.push(String(input['Subject']));
    return { MessageId: `m-${this.use.publishes}` };
  }
}

function secretOf(name: string): string {
  if (name.endsWith('SLACK_BOT_TOKEN')) return SLACK_TOKEN;
  return `whsec_${Buffer.from('a simulated secret of some length').toString('base64')}`;
}
