import type { Command } from 'commander';

interface Entry {
  readonly summary: string;
  /** Loaded on use only: `clock` must not pay for the CDK. */
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Every command, in the order in which a new user meets them. One file each in bin/commands/. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  start: {
    summary: 'run the whole of ReplyWatch on this machine: the sample story, or real sources',
    load: () => import('./commands/start.ts'),
  },
  init: {
    summary: 'ask a few questions and write the settings',
    load: () => import('./commands/init.ts'),
  },
  report: {
    summary: 'how well mentions were answered, as a table, a page, CSV or JSON',
    load: () => import('./commands/report.ts'),
  },
  sources: {
    summary: 'whether every source is heard: last read, lag, gaps, what went wrong',
    load: () => import('./commands/sources.ts'),
  },
  incidents: {
    summary: 'storms and clusters: how many mentions, since when, what became of them',
    load: () => import('./commands/incidents.ts'),
  },
  explain: {
    summary: 'why a mention alerted or did not, with the arithmetic of its clock',
    load: () => import('./commands/explain.ts'),
  },
  act: {
    summary: 'claim, snooze, pause, close, hand over or annotate a mention, as the buttons in Slack do',
    load: () => import('./commands/act.ts'),
  },
  doctor: {
    summary: 'what is wrong with this installation, and what to do about it',
    load: () => import('./commands/doctor.ts'),
  },
  redrive: {
    summary: 'send dead letters back to where they were tried',
    load: () => import('./commands/redrive.ts'),
  },
  replay: {
    summary: 'read sources again, and hand on what is due, since an instant',
    load: () => import('./commands/replay.ts'),
  },
  'export-author': {
    summary: 'all that is held of one author, as JSON',
    load: () => import('./commands/export-author.ts'),
  },
  'erase-author': {
    summary: 'erase all that is held of one author but timings and verdicts, and take nothing of it in again',
    load: () => import('./commands/erase-author.ts'),
  },
  desk: {
    summary: 'links to the desk, the page for the people who answer: make, list, revoke',
    load: () => import('./commands/desk.ts'),
  },
  backup: {
    summary: 'write all that is stored into a folder or a bucket',
    load: () => import('./commands/backup.ts'),
  },
  restore: {
    summary: 'put back what a backup holds',
    load: () => import('./commands/restore.ts'),
  },
  check: {
    summary: 'say what the settings mean and cost, or what is wrong with them',
    load: () => import('./commands/check.ts'),
  },
  backtest: {
    summary: 'what other policies would have done with the stored history, beside those of today',
    load: () => import('./commands/backtest.ts'),
  },
  recompute: {
    summary: 'bring changed policies and calendars to the open clocks; --dry-run shows the difference',
    load: () => import('./commands/recompute.ts'),
  },
  calendar: {
    summary: 'draw the next weeks of the calendars, so that a mistake is seen',
    load: () => import('./commands/calendar.ts'),
  },
  clock: {
    summary: 'answer questions of open time: one JSON line in, one out',
    load: () => import('./commands/clock.ts'),
  },
  scores: {
    summary: 'bring in NPS and CSAT answers, to stand beside the figures of reports',
    load: () => import('./commands/scores.ts'),
  },
  import: {
    summary: 'bring in mentions from a CSV or JSON Lines file: history, or a source without an API',
    load: () => import('./commands/import.ts'),
  },
  push: {
    summary: 'send mentions to the push webhook, signed',
    load: () => import('./commands/push.ts'),
  },
  parse: {
    summary: "turn a source's response into mentions, one JSON line each",
    load: () => import('./commands/parse.ts'),
  },
  score: {
    summary: 'judge texts: one JSON line in, one out',
    load: () => import('./commands/score.ts'),
  },
  train: {
    summary: "learn a brand's own words from its stars, or build the scorer's weights from labelled texts",
    load: () => import('./commands/train.ts'),
  },
  simulate: {
    summary: 'play the whole system on a virtual clock with faults, and check what must hold',
    load: () => import('./commands/simulate.ts'),
  },
  schema: {
    summary: 'write the JSON Schema of replywatch.yaml for editors',
    load: () => import('./commands/schema.ts'),
  },
};

export function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const rows = Object.entries(COMMANDS).map(([name, entry]) => `  ${name.padEnd(width)}  ${entry.summary}`);
  return [
    'ReplyWatch sees negative reviews and posts, starts a response clock, and gets somebody to answer in time.',
    '',
    'usage: npm run --silent replywatch -- <command> [options]',
    '',
    ...rows,
    '',
    'Each command explains itself: replywatch <command> --help',
    '',
  ].join('\n');
}
