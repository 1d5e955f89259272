import type { HttpFailure, HttpRequest, HttpResponse } from '../../functions/ports/http.ts';
import { SlackWorkspace } from '../local/slack/slack-workspace.ts';
import type { Chance } from './chance.ts';
import type { Cloud } from './cloud.ts';
import { HOOKS } from './world-settings.ts';

/** An alert as a webhook took it, for the first time or again. */
export interface Told {
  readonly at: number;
  /** Of the alert: what receivers deduplicate by. */
  readonly key: string;
  readonly stage: string;
  readonly owner: string;
  readonly externalId: string;
  readonly origin: string;
  readonly cycle: number;
  readonly dueAt: number;
  readonly unknown: boolean;
  readonly lateDiscovered: boolean;
  /** The request that brought it. */
  readonly messageId: string;
}

interface PostedAlert {
  readonly id: string;
  readonly step: string;
  readonly dueAt: string;
  readonly lateDiscovered: boolean;
  readonly responseUnknown?: string;
  readonly owner: { readonly id: string };
  readonly mention: { readonly origin: string; readonly externalId: string; readonly cycle: number };
}

interface PostedIncident {
  readonly id: string;
  readonly brand: string;
  readonly incident: string;
  readonly notice: number;
}

/** A notice of an incident as a webhook took it for the first time. */
export interface ToldIncident extends PostedIncident {
  readonly at: number;
}

export const SLACK_TOKEN = 'simulated-bot-token';
const SLACK_LATENCY = 120;

/** Whoever is told: two webhooks that deduplicate by the alert's key, a Slack workspace, a mailbox. */
export class Receivers {
  /** By path of the webhook: each alert once, as it first came. */
  readonly told = new Map<string, Map<string, Told>>();
  /** By path and id of the notice. */
  readonly incidents = new Map<string, ToldIncident>();
  /** How often an alert or notice came again to a webhook. */
  repeats = 0;
  /** What CloudFormation was told of the settings. */
  readonly deploys: string[] = [];
  readonly slack: SlackWorkspace;
  readonly mails: { readonly at: number; readonly to: string; readonly subject: string }[] = [];
  readonly #cloud: Cloud;
  readonly #chance: Chance;

  constructor(cloud: Cloud, chance: Chance) {
    this.#cloud = cloud;
    this.#chance = chance;
    this.slack = new SlackWorkspace({ token: SLACK_TOKEN, now: () => cloud.time.now() });
  }

  hook(path: string, { body = '', headers }: HttpRequest): HttpResponse | HttpFailure {
    if (this.#cloud.strikes('receiverDown', this.#chance)) return this.#refusal();
    const at = this.#cloud.time.now();
    const told = this.told.get(path) ?? new Map<string, Told>();
    this.told.set(path, told);
    const { data } = JSON.parse(body) as {
      readonly data: { readonly alerts?: readonly PostedAlert[]; readonly incident?: PostedIncident };
    };
    for (const alert of data.alerts ?? []) {
      if (told.has(alert.id)) this.repeats += 1;
      else told.set(alert.id, toldOf(alert, at, headers['webhook-id'] ?? ''));
    }
    if (data.incident !== undefined) {
      const { id, brand, incident, notice } = data.incident;
      const name = `${path} ${id}`;
      if (this.incidents.has(name)) this.repeats += 1;
      else this.incidents.set(name, { id, brand, incident, notice, at });
    }
    if (this.#cloud.strikes('receiverSilent', this.#chance))
      return { failed: `${new URL(HOOKS).host}: no complete answer within 10 s` };
    return { status: 204, headers: {}, body: '' };
  }

  #refusal(): HttpResponse {
    return this.#chance.hits(0.5)
      ? { status: 503, headers: {}, body: '' }
      : { status: 429, headers: { 'retry-after': String(this.#chance.whole(1, 120)) }, body: '' };
  }

  /** Instead of the network's `fetch`: of everything that is deployed only Slack is asked this way. */
  readonly fetch = (address: string | URL | Request, init: RequestInit = {}): Promise<Response> =>
    this.#cloud.call(
      SLACK_LATENCY,
      () => {
        // CloudFormation, told that the settings are in the table.
        if (!String(address).includes('slack.com')) {
          this.deploys.push(String(init.body ?? ''));
          return new Response('', { status: 200 });
        }
        const method = new URL(String(address)).pathname.split('/').at(-1) ?? '';
        if (this.#cloud.strikes('receiverDown', this.#chance)) return new Response('', { status: 503 });
        const headers = new Headers(init.headers);
        const text = String(init.body ?? '');
        const body = headers.get('content-type')?.includes('form')
          ? Object.fromEntries(new URLSearchParams(text))
          : (JSON.parse(text) as Record<string, unknown>);
        const answer = this.slack.call(method, headers.get('authorization') ?? undefined, body);
        if (this.#cloud.strikes('receiverSilent', this.#chance)) throw new Error('the connection broke');
        return new Response(answer.body, {
          status: answer.status,
          headers: answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) },
        });
      },
      'hand',
    );
}

const toldOf = (alert: PostedAlert, at: number, messageId: string): Told => ({
  at,
  key: alert.id,
  stage: alert.step,
  owner: alert.owner.id,
  externalId: alert.mention.externalId,
  origin: alert.mention.origin,
  cycle: alert.mention.cycle,
  dueAt: Date.parse(alert.dueAt),
  unknown: alert.responseUnknown !== undefined,
  lateDiscovered: alert.lateDiscovered,
  messageId,
});
