import { type Drilled, drillAlarms } from './alarm-drill.ts';

/** `npm run alarms`: the drill as the table of docs/alarms.md. Exits with 1 where an alarm did not ring, or did not end. */
const { drilled, beats } = await drillAlarms((words) => process.stderr.write(`${words}\n`));
const cell = (minutes: number | undefined, from: number): string =>
  minutes === undefined ? 'never' : `${minutes - from} min`;
const rowOf = ({ alarm, fault, faultAt, alarmAt, step, stepAt, okAt }: Drilled): string =>
  `| [${alarm}](RUNBOOK.md#${alarm}) | ${fault} | ${cell(alarmAt, faultAt)} | ${step} | ${cell(okAt, Math.max(stepAt, alarmAt ?? 0))} |`;
const lines = [
  '| alarm | fault | rings after | step that clears it | is over after |',
  '|---|---|---|---|---|',
  ...drilled.map(rowOf),
  '',
  `Heartbeats: ${beats.whileWell} while sweeps ran, ${beats.whileIll} while they did not.`,
];
process.stdout.write(`${lines.join('\n')}\n`);
if (drilled.some(({ alarmAt, okAt }) => alarmAt === undefined || okAt === undefined)) process.exitCode = 1;
