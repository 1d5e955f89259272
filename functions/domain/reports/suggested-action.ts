import type { Forecast } from '../forecast/forecast.ts';
import { type Duration, type Instant, MINUTE } from '../shared/time.ts';
import type { DigestCluster } from './digest-clusters.ts';
import { durationWords } from './figure-words.ts';
import { outlookWords } from './forecast-words.ts';
import type { Row } from './report.ts';
import { compareText } from './report-groups.ts';

/** What to do first, and why: the rule that says so. */
export interface SuggestedAction {
  readonly rule: 'overdue' | 'breaches' | 'unseen' | 'cluster' | 'blind' | 'nothing';
  readonly what: string;
  readonly why: string;
}

export interface ActionInput {
  /** Open clocks past their deadline whose source shows no answer. */
  readonly overdue: readonly Row[];
  /** Past their deadline too, but their source shows no answers. */
  readonly unseen: readonly Row[];
  readonly forecast: Forecast;
  readonly clusters: readonly DigestCluster[];
  /** Sources with a gap that is still open, by name. */
  readonly blind: readonly string[];
  readonly ownerName: (owner: string | undefined) => string;
  /** Whose a theme's moment is, by the settings. */
  readonly momentOwner: (cluster: DigestCluster) => string | undefined;
  readonly now: Instant;
  readonly timeZone: string;
}

/** Complaints about one theme in a week that are worth a talk. */
const CLUSTER_FROM = 3;

/** The first rule that applies; docs/digest.md has them as a table. */
export function suggestAction(input: ActionInput): SuggestedAction {
  return (
    overdueFirst(input) ?? breachesNext(input) ?? unseenThen(input) ?? clusterThen(input) ?? blindThen(input) ?? NOTHING
  );
}

const NOTHING: SuggestedAction = {
  rule: 'nothing',
  what: 'Nothing has to be done first.',
  why: 'Nothing is overdue, nothing open will rather miss its deadline, and no theme stands out.',
};

function overdueFirst({ overdue, ownerName, now }: ActionInput): SuggestedAction | undefined {
  const most = mostOf(overdue);
  if (most === undefined) return undefined;
  const [owner, rows] = most;
  const longest: Duration = Math.max(...rows.map(({ facts }) => now - (facts.dueAt ?? now)), MINUTE);
  const others = overdue.length - rows.length;
  return {
    rule: 'overdue',
    what: `${ownerName(owner)}: answer the ${rows.length === 1 ? 'one that is' : `${rows.length} that are`} overdue, the longest first.`,
    why: `${rows.length === 1 ? 'It has' : 'They have'} waited past the deadline for up to ${durationWords(longest)}, and every further hour counts against you${others === 0 ? '' : `; ${others} more ${others === 1 ? 'is' : 'are'} overdue with others`}.`,
  };
}

/** The owner with the most of these rows. */
function mostOf(rows: readonly Row[]): readonly [owner: string | undefined, rows: readonly Row[]] | undefined {
  const byOwner = [...Map.groupBy(rows, ({ facts }) => facts.owner)];
  return byOwner.toSorted(([a = '', x], [b = '', y]) => y.length - x.length || compareText(a, b))[0];
}

function breachesNext({ forecast, ownerName, timeZone }: ActionInput): SuggestedAction | undefined {
  const owner = forecast.breaches.outlook?.owners.toSorted((a, b) => b.likely - a.likely)[0];
  if (owner?.by === undefined) return undefined;
  return {
    rule: 'breaches',
    what: `${ownerName(owner.owner)}: answer ${outlookWords(owner, timeZone)}.`,
    why: 'At the pace of the last four weeks they will rather miss their deadline than not.',
  };
}

function unseenThen({ unseen, ownerName }: ActionInput): SuggestedAction | undefined {
  const owner = mostOf(unseen);
  if (owner === undefined) return undefined;
  const [whose, rows] = owner;
  const one = rows.length === 1;
  return {
    rule: 'unseen',
    what: `${ownerName(whose)}: look whether ${one ? 'one' : rows.length} past the deadline ${one ? 'was' : 'were'} answered, and mark ${one ? 'it' : 'them'}.`,
    why: 'The source shows nobody whether there is a response: until a person says so, these are neither for us nor against us.',
  };
}

function clusterThen({ clusters, momentOwner }: ActionInput): SuggestedAction | undefined {
  const [heaviest] = clusters;
  if (heaviest === undefined || heaviest.complaints < CLUSTER_FROM) return undefined;
  const { theme, moment, complaints, before } = heaviest;
  const whom = momentOwner(heaviest) ?? (moment === undefined ? 'whoever can mend it' : `whoever owns "${moment}"`);
  return {
    rule: 'cluster',
    what: `Talk to ${whom} about "${theme}".`,
    why: `${complaints} complaints in seven days, ${before} in the seven before; answers alone will not end them.`,
  };
}

function blindThen({ blind }: ActionInput): SuggestedAction | undefined {
  const [first] = blind;
  if (first === undefined) return undefined;
  return {
    rule: 'blind',
    what: `Have ${blind.length === 1 ? first : `${first} and ${blind.length - 1} more`} looked after.`,
    why: 'It has not been read for a while: what is posted there now is seen late, or never.',
  };
}
