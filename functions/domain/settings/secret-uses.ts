import { secretsOf } from '../mentions/source.ts';
import { receiverWords } from './receiver-words.ts';
import type { Settings } from './settings.ts';

/** A secret that the settings name, and what it is for. */
export interface SecretUse {
  readonly name: string;
  readonly uses: readonly string[];
}

/** Every secret that the settings name, each once, in order of first use. */
export function secretUses({
  sources,
  routes,
  slackSigningSecret,
  slackBotToken,
  slackFallback,
  desk,
}: Settings): readonly SecretUse[] {
  const uses = new Map<string, Set<string>>();
  const add = (name: string | undefined, use: string): void => {
    if (name !== undefined) uses.set(name, (uses.get(name) ?? new Set()).add(use));
  };
  for (const source of sources) for (const name of secretsOf(source)) add(name, `source ${source.id}`);
  for (const source of sources) if (source.kind === 'trustpilot') add(source.nudge?.token, `nudges of ${source.id}`);
  for (const { to } of routes) if ('secret' in to) add(to.secret, receiverWords(to));
  if (slackFallback !== undefined) add(slackFallback.secret, receiverWords(slackFallback));
  add(slackBotToken, 'the Slack app');
  add(slackSigningSecret, 'Slack buttons');
  add(desk?.secret, 'links to the desk');
  return [...uses].map(([name, words]) => ({ name, uses: [...words] }));
}
