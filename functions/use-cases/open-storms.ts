import { alikeAmong } from '../domain/incidents/alike.ts';
import { ownersOf, STORM_STAGE, withAudiences } from '../domain/incidents/audiences.ts';
import { type Bombing, bombingIn } from '../domain/incidents/bombing.ts';
import { candidates, findBurst } from '../domain/incidents/burst.ts';
import { type Complaint, complainedAt, type Incident, isInScope, isMember } from '../domain/incidents/incident.ts';
import { openStorm } from '../domain/incidents/storm.ts';
import { spread } from '../domain/incidents/tally.ts';
import type { Instant } from '../domain/shared/time.ts';
import { inParallel } from './in-parallel.ts';
import { type IncidentDeps, restAfter, type SettingsWithStorms } from './incident-deps.ts';
import { complaintsIn, USUAL_REACHES, usualAt } from './storm-windows.ts';

/** More at the same time would be a different kind of day. */
const MOST_STORMS = 3;
const LOOKED_AT = 40;
const AT_ONCE = 8;

/** The incidents with those that a burst in one of these windows opens. */
export async function openStorms(
  brand: string,
  held: readonly Incident[],
  instants: readonly Instant[],
  settings: SettingsWithStorms,
  now: Instant,
  deps: IncidentDeps,
): Promise<readonly Incident[]> {
  let all = held;
  let read = 0;
  for (const to of instants) {
    const window = await complaintsIn(brand, to - settings.storms.window, to, deps);
    read += window.read;
    all = await openedIn(brand, all, window.complaints, to, settings, now, deps);
  }
  deps.restUntil.set(brand, now + restAfter(read));
  return all;
}

async function openedIn(
  brand: string,
  held: readonly Incident[],
  complaints: readonly Complaint[],
  to: Instant,
  settings: SettingsWithStorms,
  now: Instant,
  deps: IncidentDeps,
): Promise<readonly Incident[]> {
  const { storms } = settings;
  const isOn = ({ kind, status }: Incident): boolean => kind === 'storm' && status !== 'closed';
  let all = held;
  let left = complaints.filter((complaint) => !all.some((storm) => isOn(storm) && isMember(complaint, storm)));
  if (candidates(left, storms.minimum).length === 0) return all;
  const past = await deps.incidents.past(brand, now - USUAL_REACHES, now + 1);
  const over = [...past, ...held.filter(({ kind, status }) => kind === 'storm' && status === 'closed')];
  left = left.filter((complaint) => !over.some((storm) => isOfPast(complaint, storm)));
  if (candidates(left, storms.minimum).length === 0) return all;
  const usualIn = await usualAt(brand, to, settings, over, deps);
  while (all.filter(({ status }) => status === 'open').length < MOST_STORMS) {
    const burst = findBurst(left, storms, usualIn);
    if (burst === undefined) break;
    const members = left.filter((complaint) => isInScope(complaint, burst.scope));
    const audiences = withAudiences(
      [],
      audienceOf(brand, members, settings).map((owner) => ({ owner, stage: STORM_STAGE, from: now })),
    );
    const bombing = await bombingAmong(brand, members, deps);
    const opened = openStorm({ brand, burst, members, audiences, now });
    const id = all.some((one) => one.id === opened.id) ? `${opened.id}-${all.length}` : opened.id;
    all = [...all, { ...opened, id, ...(bombing !== undefined && { bombing }) }];
    left = left.filter((complaint) => !isInScope(complaint, burst.scope));
  }
  return all;
}

/** A storm that is over has told of it. */
const isOfPast = (complaint: Complaint, storm: Incident): boolean =>
  storm.kind === 'storm' && isMember(complaint, storm) && complainedAt(complaint) <= (storm.closedAt ?? 0);

/** The owners of the mentions; where no policy asks for an answer, whoever answers for the brand at all. */
function audienceOf(brand: string, members: readonly Complaint[], { policies, owners }: SettingsWithStorms) {
  const own = ownersOf(members);
  if (own.length > 0) return own;
  const policy = policies.find(({ when, owner }) => owner !== '' && (when.brands ?? [brand]).includes(brand));
  return [policy?.owner ?? owners[0]?.id ?? 'support'];
}

/** A mention joins the narrowest storm that takes it: each is counted once. */
export const membersOf = (storm: Incident, complaints: readonly Complaint[], all: readonly Incident[]) => {
  const breadth = ({ scope }: Incident): number => Object.keys(scope).length;
  const narrower = all.filter(
    (other) => other.kind === 'storm' && other.id !== storm.id && breadth(other) > breadth(storm),
  );
  return complaints.filter(
    (complaint) => isMember(complaint, storm) && !narrower.some((other) => isMember(complaint, other)),
  );
};

/** Looks at some of the mentions themselves. */
export async function bombingAmong(
  brand: string,
  members: readonly Complaint[],
  { mentions }: Pick<IncidentDeps, 'mentions'>,
): Promise<Bombing | undefined> {
  const found = await inParallel(spread(members, LOOKED_AT), AT_ONCE, ({ origin, externalId }) =>
    mentions.find({ brand, origin, externalId }),
  );
  const there = found.filter((mention) => mention !== undefined);
  const known = there.flatMap(({ severity: { earlierByAuthor } }) =>
    earlierByAuthor === undefined ? [] : [earlierByAuthor],
  );
  return bombingIn({
    looked: there.length,
    alike: alikeAmong(
      there.map(({ observation: { title = '', text }, severity: { duplicates = 0 } }) => ({
        text: `${title} ${text}`,
        duplicates,
      })),
    ),
    knownAuthors: known.length,
    newAuthors: known.filter((earlier) => earlier === 0).length,
  });
}
