import { userInfo } from 'node:os';
import { createDeskSeal } from '../../functions/adapters/desk/desk-seal.ts';
import { newDeskId } from '../../functions/adapters/desk/new-desk-id.ts';
import { LINK_WAITS } from '../../functions/domain/desk/desk-ticket.ts';
import { LONGEST_OPEN, OPEN_FOR } from '../../functions/domain/settings/desk-lengths.ts';
import type { DeskSettings } from '../../functions/domain/settings/settings.ts';
import { makeDeskLink } from '../../functions/use-cases/make-desk-link.ts';
import type { LocalRun } from './local-run.ts';

/** Of a local run whose settings name none: a newcomer should see the desk before deciding on one. */
export const LOCAL_DESK: DeskSettings = { secret: 'DESK_KEY', openFor: OPEN_FOR };

/** A link to the desk of a run, for whoever sits at this machine: all brands, everything that people do. */
export async function localDeskLink(run: Pick<LocalRun, 'urls' | 'clock'>, key: string): Promise<string> {
  const now = (): number => run.clock.now();
  const seal = createDeskSeal(LOCAL_DESK.secret, async () => key);
  const wanted = { scope: {}, openFor: LONGEST_OPEN, waits: LINK_WAITS, by: userInfo().username };
  return (await makeDeskLink(wanted, run.urls['desk'] ?? '', { seal, newId: newDeskId, now })).address;
}
