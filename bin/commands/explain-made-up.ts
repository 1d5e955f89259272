import { type Command, Option } from 'commander';
import { builtInScorer } from '../../functions/adapters/scoring/built-in-scorer.ts';
import { receiversOf } from '../../functions/domain/alerts/route-alert.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { KINDS_OF_SOURCE, SOURCE_KINDS, type Source, type SourceKind } from '../../functions/domain/mentions/source.ts';
import { SEVERITY_LEVELS, type SeverityLevel } from '../../functions/domain/scoring/score.ts';
import { receiverWords } from '../../functions/domain/settings/receiver-words.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { toIso } from '../../functions/domain/shared/time.ts';
import { explainClock } from '../../functions/domain/sla/explain.ts';
import { explainJson } from '../../functions/domain/sla/explain-json.ts';
import { storyOf } from '../../functions/domain/sla/explain-story.ts';
import { localText } from '../../functions/domain/sla/explain-text.ts';
import { parseInstant } from '../../functions/domain/sla/instant-text.ts';
import { overtakenBy } from '../../functions/domain/sla/overtaken.ts';
import { makeUpMention } from '../../functions/use-cases/make-up-mention.ts';
import { openTimeOf, timeZoneOf } from '../../functions/use-cases/open-time-of.ts';
import { loadPolicies } from '../settings/read-policies.ts';
import { loadSettings, SETTINGS_FILE } from '../settings/read-settings-file.ts';
import { knownBrand } from '../store/known-brand.ts';

export interface MadeUpOptions {
  readonly published?: string;
  readonly policy?: string;
  readonly settings?: string;
  readonly discovered?: string;
  readonly brand?: string;
  readonly source?: string;
  readonly kind?: SourceKind;
  readonly stars?: string;
  readonly severity?: SeverityLevel;
  readonly sentiment?: 'negative' | 'neutral' | 'positive';
  readonly language?: string;
  readonly text?: string;
  readonly label?: readonly string[];
  readonly json: boolean;
}

export const MADE_UP_HELP = `
A mention that never was: give --published instead of <mention>. Nothing is read from a store; the settings are those of
replywatch.yaml, of --settings, or with the policies of --policy.`;

/** The options that describe a made-up mention. */
export function withMadeUpOptions(command: Command): Command {
  return command
    .option('--published <instant>', 'explain a made-up mention that was posted then, e.g. 2026-11-20T16:30:00+01:00')
    .option('--policy <file>', 'policies to explain it with: a whole settings file, or one with policies: alone')
    .option('--discovered <instant>', 'when it was found; at once when left out')
    .option('--brand <id>', 'its brand; the first of the settings when left out')
    .option('--source <id>', 'its source; the first that fits when left out')
    .addOption(new Option('--kind <kind>', 'its kind of source').choices(SOURCE_KINDS))
    .option('--stars <n>', 'its stars, 1 to 5')
    .addOption(new Option('--severity <level>', 'instead of the one that is judged').choices(SEVERITY_LEVELS))
    .addOption(new Option('--sentiment <tone>', 'likewise').choices(['negative', 'neutral', 'positive']))
    .option('--language <code>', 'its language, e.g. en')
    .option('--text <words>', 'its text, to be judged')
    .option('--label <name=value...>', 'what its source says beside the text');
}

/** The story of a made-up mention, and who would be told at each stage. */
export function explainMadeUp(options: MadeUpOptions & { readonly published: string }): string {
  const settings = settingsOf(options);
  const { published, discovered } = options;
  const publishedAt = parseInstant(published, '--published');
  const discoveredAt = discovered === undefined ? publishedAt : parseInstant(discovered, '--discovered');
  if (discoveredAt < publishedAt) {
    throw new Refusal('--discovered', `${toIso(discoveredAt)} is before ${toIso(publishedAt)}`, 'give a later one');
  }
  const stars = readStars(options.stars);
  const { severity, sentiment, language, text } = options;
  const source = chosenSource(options, stars, settings);
  const madeUp = { source, publishedAt, discoveredAt, stars, severity, sentiment, language, text };
  const labels = readLabels(options.label ?? []);
  const { mention, passedOver } = makeUpMention({ ...madeUp, labels }, settings, builtInScorer());
  const how = { openTime: openTimeOf(settings.calendars, mention.clock), now: discoveredAt, passedOver };
  const timeZone = timeZoneOf(settings, mention.clock);
  const told = toldAt(mention, settings);
  if (options.json) {
    const stages = told.map(({ at, heldUntil, ...stage }) => {
      return { ...stage, at: toIso(at), ...(heldUntil !== undefined && { heldUntil: toIso(heldUntil) }) };
    });
    return `${JSON.stringify({ ...explainJson(storyOf(mention, how)), timeZone, told: stages }, null, 2)}\n`;
  }
  const who = told.map(({ stage, at, heldUntil = at, ownerName, receivers }) => {
    return `  ${stage} ${localText(heldUntil, timeZone)}: ${ownerName}, by ${receivers.join(', ') || 'no route'}`;
  });
  return `${[...explainClock(mention, { ...how, timeZone }), ...(who.length > 0 ? ['Who would be told:', ...who] : [])].join('\n')}\n`;
}

function settingsOf({ policy, settings = SETTINGS_FILE }: MadeUpOptions): Settings {
  return policy === undefined ? loadSettings(settings) : loadPolicies(policy, settings);
}

function chosenSource(options: MadeUpOptions, stars: number | undefined, settings: Settings): Source {
  const brand = options.brand === undefined ? undefined : knownBrand(settings, options.brand).id;
  const known = settings.sources.filter((source) => options.source === undefined || source.id === options.source);
  if (known.length === 0) {
    throw new Refusal('--source', `${shown(options.source)} is no source of the settings`, 'take its id from `check`');
  }
  const fits = known.find(
    ({ brand: of, kind }) =>
      (brand === undefined || of === brand) &&
      (options.kind === undefined || kind === options.kind) &&
      (stars === undefined || KINDS_OF_SOURCE[kind].stars),
  );
  if (fits !== undefined) return fits;
  const wanted = [brand && `of ${brand}`, options.kind, stars !== undefined && 'with stars'].filter(Boolean).join(' ');
  throw new Refusal('--source', `no source ${wanted} is in the settings`, 'leave out what does not fit');
}

function readStars(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-5]$/u.test(text)) return Number(text);
  throw new Refusal('--stars', `${shown(text)} is not a number of stars`, 'write a whole number from 1 to 5');
}

function readLabels(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new Refusal('--label', `${shown(pair)} is not a label`, 'write name=value');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function toldAt({ brand, severity, clock }: Mention, { routes, owners }: Settings) {
  const told = clock.ladder.filter((stage) => overtakenBy(stage, clock.ladder) === undefined);
  return told.map(({ key: stage, at, heldUntil, owner }) => ({
    stage,
    at,
    ...(heldUntil !== undefined && { heldUntil }),
    owner,
    ownerName: owners.find(({ id }) => id === owner)?.name ?? owner,
    receivers: receiversOf(routes, { brand, owner, severity: severity.level, stage }).map(receiverWords),
  }));
}
