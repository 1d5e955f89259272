import { KINDS_OF_SOURCE } from '../mentions/source.ts';
import type { KindOfSource } from '../mentions/sources/kind-of-source.ts';
import type { BillAssumptions } from './bill-assumptions.ts';
import { possibleAlerts, takes } from './reach.ts';
import type { Settings } from './settings.ts';

/** What settings ask for that costs writes beside those of mentions and clocks. */
export function settingsWrites(settings: Settings): Pick<BillAssumptions, 'notedShare' | 'slack'> {
  const channels = slackChannelsAnAlert(settings);
  const edits = settings.slackBotToken !== undefined;
  return { notedShare: notedShare(settings), ...(channels > 0 && { slack: { channels, edits } }) };
}

/** Of sources that tell authors by their ids, where a policy asks who has written before; each as busy as the others. */
function notedShare({ policies, sources }: Settings): number {
  if (policies.every(({ when }) => when.repeatAuthor === undefined)) return 0;
  const tellsIds = (kind: Pick<KindOfSource<never>, 'authors'>): boolean => kind.authors !== 'byName';
  return sources.filter(({ kind }) => tellsIds(KINDS_OF_SOURCE[kind])).length / Math.max(1, sources.length);
}

/** On average over all alerts that there can be. */
function slackChannelsAnAlert(settings: Settings): number {
  const alerts = possibleAlerts(settings);
  const slack = settings.routes.filter(({ to }) => to.by === 'slack');
  const told = alerts.reduce((sum, alert) => sum + slack.filter((route) => takes(route, alert)).length, 0);
  return told / Math.max(1, alerts.length);
}
