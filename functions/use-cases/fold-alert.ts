import { type Board, foldingInto, type Incident, isComplaint, isFolding } from '../domain/incidents/incident.ts';
import { withFolded } from '../domain/incidents/storm.ts';
import { historyEvent, withEvents } from '../domain/mentions/history.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import { factsOf } from '../domain/reports/facts-of.ts';
import type { Instant } from '../domain/shared/time.ts';
import { type StageKey, stageKind } from '../domain/sla/clock.ts';
import { decide, isRefused } from '../domain/sla/decide.ts';
import type { DecideContext } from '../domain/sla/decide-result.ts';
import type { IncidentStore } from '../ports/incidents.ts';
import { changeBoard, withIncident } from './change-board.ts';

/** Folds alerts of one batch: each brand's board is read once, for nothing is folded where no storm is on. */
export interface Folding {
  /** The storm that tells of this alert; nothing where the alert is to be told by itself. */
  into(mention: Mention, stage: StageKey, at: Instant): Promise<Incident | undefined>;
}

type Boards = Pick<IncidentStore, 'board' | 'saveBoard'>;

/**
 * A storm that is closing takes nothing more, and closing lasts longer than a batch: so whatever is folded into a board
 * that was read as open has been saved before the storm's end is counted.
 */
export function foldingOver(incidents: Boards): Folding {
  const boards = new Map<string, Promise<Board>>();
  const boardOf = (brand: string): Promise<Board> => {
    const known = boards.get(brand) ?? incidents.board(brand);
    boards.set(brand, known);
    return known;
  };
  return {
    async into(mention, stage, at) {
      const { brand, clock, severity } = mention;
      const board = await boardOf(brand);
      if (board.incidents.length === 0) return undefined;
      const complaint = factsOf(mention);
      const storm = isComplaint(complaint) ? foldingInto(complaint, board.incidents) : undefined;
      if (storm === undefined) return undefined;
      // What is worse than the storm itself is told by itself.
      if (severity.level === 'critical' && storm.severity !== 'critical') return undefined;
      const owner = clock.ladder.find(({ key }) => key === stage)?.owner ?? clock.plan?.owner;
      if (owner === undefined) return undefined;
      const { deliver } = clock.plan ?? {};
      const urgent = deliver?.urgent.includes(stageKind(stage)) === true;
      const folded = [{ owner, stage, from: at, folded: true as const, ...(urgent && { urgent: true as const }) }];
      if (withFolded(storm, folded) === storm) return storm;
      // Another owner's alert: the storm is told to that owner from now on, before the alert is let go.
      const saved = changeBoard(brand, incidents, ({ incidents: present }) => {
        const open = present.find((one) => one.id === storm.id && isFolding(one));
        return open === undefined ? present : withIncident(present, withFolded(open, folded));
      });
      boards.set(brand, saved);
      return (await saved).incidents.find((one) => one.id === storm.id && isFolding(one));
    },
  };
}

/** The mention whose alert a storm tells: done with the stage, its clock runs on, and its history says where it went. */
export function withFold(
  mention: Mention,
  stage: StageKey,
  { id }: Pick<Incident, 'id'>,
  at: Instant,
  times: DecideContext,
): Mention | undefined {
  const decision = decide(mention.clock, { what: 'alertDelivered', stage, at }, times);
  if (isRefused(decision)) return undefined;
  const told = historyEvent(at, 'folded', `${stage} into incident ${id}`);
  return {
    ...mention,
    clock: decision.clock,
    history: withEvents(mention.history, [told]),
    version: mention.version + 1,
  };
}
