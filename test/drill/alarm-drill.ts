import { DAY, HOUR } from '../../functions/domain/shared/time.ts';
import { DRILL_START, DrillWorld } from './drill-world.ts';

/** One alarm, fired by a fault and cleared by the step that its chapter in the runbook names. Minutes of the run's clock. */
export interface Drilled {
  readonly alarm: string;
  readonly fault: string;
  readonly faultAt: number;
  readonly alarmAt: number | undefined;
  readonly step: string;
  readonly stepAt: number;
  readonly okAt: number | undefined;
}

export interface Drill {
  readonly drilled: readonly Drilled[];
  /** Heartbeats while all was well, and while something was not. */
  readonly beats: { readonly whileWell: number; readonly whileIll: number };
  readonly mails: readonly string[];
}

/**
 * Every alarm of the template, on the real stack and a virtual clock. Faults are laid over each other, as in life: one
 * evening of about six hours has them all.
 */
export async function drillAlarms(onStep: (words: string) => void = () => undefined): Promise<Drill> {
  const world = await DrillWorld.open(({ faults }) => {
    // Before the first probe: it comes out late, and then does not arrive.
    faults.breakFunction('deliver-alerts');
  });
  const { run, feed } = world;
  const { faults } = run;
  const drilled: Omit<Drilled, 'alarmAt' | 'okAt'>[] = [];
  const drill = (alarm: string, fault: string, faultAt: number, step: string, stepAt: number): void => {
    drilled.push({ alarm, fault, faultAt, step, stepAt });
  };
  try {
    onStep('alerts leave late; the receiver is broken');
    await world.advanceTo(4);
    faults.breakFunction('notify-slack');
    await world.advanceTo(8);
    faults.mendFunction('deliver-alerts');
    drill('alerts-late', 'deliver-alerts fails for eight minutes', 0, 'it ends by itself', 8);
    await world.spend(85);
    drill('money-nearly-spent', '85 of 100 posts of the month are read', 8, 'the month ends', 4 * 60);

    // The probe fails every try at the receiver, and lies among the undelivered.
    await world.advanceTo(75);
    onStep('the probe is lost; mend and redrive');
    faults.mendFunction('notify-slack');
    await world.redrive('undelivered');
    drill('undelivered', 'notify-slack fails five times in a row', 4, 'mend it, replywatch redrive undelivered', 75);
    drill('probe-lost', 'the daily probe does not get to notify-slack', 4, 'mend it; the next probe comes back', 75);
    await world.advanceTo(130);

    onStep('sweeps and dispatches stop');
    faults.pauseSchedules('sweep-clocks');
    faults.pauseSchedules('dispatch-polls');
    await world.advanceTo(138);
    faults.resumeSchedules('sweep-clocks');
    faults.resumeSchedules('dispatch-polls');
    drill('clocks-late', 'the schedule of sweep-clocks is disabled', 130, 'deploy: the schedule is back', 138);
    drill(
      'dispatch-not-running',
      'the schedule of dispatch-polls is disabled',
      130,
      'deploy: the schedule is back',
      138,
    );
    await world.advanceTo(142);

    onStep('stages are not decided');
    faults.breakFunction('fire-clock');
    await world.send('due', { brand: 'sundial', origin: 'nowhere', externalId: '1', dueAt: DRILL_START });
    await world.advanceTo(151);
    faults.mendFunction('fire-clock');
    drill('due-waiting', 'fire-clock fails', 142, 'mend it', 151);
    await world.advanceTo(156);
    faults.breakFunction('fire-clock');
    await world.send('due', { brand: 'sundial', origin: 'nowhere', externalId: '2', dueAt: DRILL_START });
    await world.advanceTo(190);
    faults.mendFunction('fire-clock');
    await world.redrive('dead-letters');
    drill('dead-letters', 'fire-clock fails five times on a stage', 156, 'mend it, replywatch redrive dead', 190);
    await world.advanceTo(196);

    onStep('doors are shut');
    faults.breakFunction('slack-actions', 'throttle');
    faults.breakFunction('receive-push', 'throttle');
    await world.knock('slack-actions');
    await world.knock('receive-push');
    await world.advanceTo(201);
    faults.mendFunction('slack-actions');
    faults.mendFunction('receive-push');
    drill('buttons-failing', 'slack-actions is throttled', 196, 'the throttle ends', 201);
    drill('pushes-failing', 'receive-push is throttled', 196, 'the throttle ends', 201);
    await world.advanceTo(206);

    onStep('a source is down, and a function fails on');
    feed.isDown = true;
    faults.breakFunction('sweep-clocks');
    await world.advanceTo(226);
    faults.mendFunction('sweep-clocks');
    await world.redrive('undelivered');
    drill('functions-failing', 'sweep-clocks fails on', 206, 'mend it', 226);
    await world.advanceTo(256);
    await world.failingSince(run.clock.now() - DAY - HOUR);
    await world.advanceTo(275);
    feed.isDown = false;
    drill('sources-in-trouble', 'the feed answers 500', 206, 'the server is mended', 275);
    drill('coverage-gaps', 'it has failed for a day (as the table has it)', 256, 'the server is mended', 275);
    onStep('everything comes right');
    await world.advanceTo(390);

    const without = Object.keys(run.alarms()).filter((name) => drilled.every(({ alarm }) => alarm !== name));
    if (without.length > 0) throw new Error(`no fault for ${without.join(', ')}`);
    const rows = drilled.map((row) => {
      const alarmAt = world.wentInto(row.alarm, 'ALARM', row.faultAt);
      return { ...row, alarmAt, okAt: alarmAt === undefined ? undefined : world.wentInto(row.alarm, 'OK', alarmAt) };
    });
    const isIll = (at: number): boolean => at >= DRILL_START + 132 * 60_000 && at < DRILL_START + 138 * 60_000;
    return {
      drilled: rows,
      beats: {
        whileWell: world.beats.filter((at) => !isIll(at)).length,
        whileIll: world.beats.filter(isIll).length,
      },
      mails: world.mails,
    };
  } finally {
    await world.close();
  }
}
