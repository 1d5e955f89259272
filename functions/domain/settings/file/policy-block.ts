import { z } from 'zod';
import { SOURCE_KINDS } from '../../mentions/source.ts';
import { MOMENTS } from '../../scoring/moment.ts';
import { SEVERITY_LEVELS } from '../../scoring/score.ts';
import { HOUR } from '../../shared/time.ts';
import { STAGE_KINDS } from '../../sla/clock.ts';
import { isNot, seen } from '../problem.ts';
import { anyOf, block, choice, id, leaf, list, oneOrMore, text, whole, yesOrNo } from './building-blocks.ts';
import { dateOrInstant, duration } from './leaves.ts';
import { tell } from './telling.ts';
import { pageAddress } from './web-address.ts';

const YEAR = 8_784 * HOUR;

const labelName = z.string().refine((name) => name.trim() !== '' && name.length <= 60);
const LABELS_MEND = 'write names and values, e.g. {version: ["5.1.0", "5.1.1"], votes: any}';
const labelValue = leaf(
  {
    what: "a label's value",
    mend: 'write a text of at most 200 characters, in quotes where it looks like a number, e.g. "5.1"',
    description: 'A value that the label may have. `any`, alone: the label is there, whatever it says.',
    examples: ['5.1.0', 'any'],
    read: (given) => (given !== '' && given.length <= 200 ? { value: given } : undefined),
  },
  true,
);
const labels = z
  .record(labelName, oneOrMore(labelValue, 'write values, or any', { least: 1 }), {
    error: (issue) =>
      issue.code === 'invalid_key'
        ? tell({ problem: `${seen(issue.input)} is not a label's name`, mend: LABELS_MEND })
        : tell({ problem: isNot(issue.input, 'a block of labels'), mend: LABELS_MEND }),
  })
  .refine((given) => Object.keys(given).length > 0, {
    error: () => tell({ problem: 'is an empty block', mend: LABELS_MEND }),
  });

const TIME_MEND = 'write {inside: office} or {outside: office}';
const time = block(
  {
    inside: id('Calendar that was open when the mention was published.', 'office').optional(),
    outside: id('Calendar that was closed when the mention was published.', 'office').optional(),
  },
  TIME_MEND,
)
  .refine(({ inside, outside }) => (inside === undefined) !== (outside === undefined), {
    error: (issue) => {
      const isBare = Object.keys((issue.input as object | undefined) ?? {}).length === 0;
      return tell({ problem: isBare ? 'names no calendar' : 'has both inside and outside', mend: TIME_MEND });
    },
  })
  .meta({ oneOf: [{ required: ['inside'] }, { required: ['outside'] }] });

const when = block(
  {
    brand: anyOf(id('Id of a brand.', 'sundial'), 'write ids of brands'),
    source: anyOf(id('Id of a source.', 'app-store-be'), 'write ids of sources'),
    kind: anyOf(choice(SOURCE_KINDS, 'Kind of source.'), 'write kinds of source'),
    stars: anyOf(whole(1, 5, 'Stars of a review.'), 'write stars from 1 to 5, e.g. [1, 2]'),
    severity: anyOf(choice(SEVERITY_LEVELS, 'How badly it needs an answer.'), 'write levels, e.g. [high, critical]'),
    sentiment: anyOf(choice(['negative', 'neutral', 'positive'], 'Tone of the text.'), 'write tones, e.g. negative'),
    language: anyOf(
      text({
        what: 'a language code',
        mend: 'write a code such as en, nl or pt-BR',
        description: 'BCP 47 code as the source gives it.',
        examples: ['en', 'nl'],
        accepts: (given) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(given),
      }),
      'write language codes, e.g. [en, nl]',
    ),
    labels: labels.optional().describe('What the source says beside the text. Every name must be there.'),
    repeatAuthor: yesOrNo('Whether the author has written about the brand before.').optional(),
    time: time.optional().describe('Whether a calendar was open when the mention was published.'),
    theme: anyOf(id('Theme of the text.', 'delivery'), 'write themes, e.g. [delivery, refund]'),
    moment: anyOf(choice(MOMENTS, 'Moment of truth that the text speaks of.'), 'write moments, e.g. [receive, leave]'),
  },
  'write what must hold, e.g. {stars: [1, 2]}, or {} for every mention',
)
  .default({})
  .describe('Which mentions this policy is for: every given key must hold. Left out or {}: every mention.');

const respondWithin = block(
  {
    time: duration('How long the brand has to answer.', '4h', YEAR),
    next: duration(
      'How long the brand has when the customer edits after a response. Left out: as long as the first time.',
      '2h',
      YEAR,
    ).optional(),
    calendar: id('Calendar in whose open hours the time counts. Left out: around the clock.', 'office').optional(),
  },
  'write {time: 4h, calendar: office}, or {time: 4h} for around the clock',
);

const deliver = block(
  {
    calendar: id('Calendar outside whose open time alerts are held until it opens.', 'office'),
    urgent: oneOrMore(
      choice(STAGE_KINDS, 'Kind of stage that is told at any time.'),
      'write kinds of stage, e.g. [breach, escalate]',
    ).default([]),
  },
  'write {calendar: office}, or {calendar: office, urgent: escalate}',
);

const COMPLETE = 'add respondWithin and owner, or say needsResponse: false';

/** Which mentions need an answer, by when, and whose it is. */
const policyBlock = block(
  {
    id: id('Id of this policy, shown in stories and reports.', 'bad-reviews'),
    when,
    needsResponse: yesOrNo('false: mentions that match are counted, never clocked.').default(true),
    respondWithin: respondWithin.optional(),
    warnBefore: oneOrMore(duration('How long before the deadline to warn.', '1h', YEAR), 'write times, e.g. [1h]', {
      most: 5,
    }).default([]),
    escalateAfter: oneOrMore(
      duration('How long after the deadline to escalate.', '2h', YEAR),
      'write times, e.g. [2h, 8h]',
      { most: 9 },
    ).default([]),
    owner: id('Owner who is alerted.', 'support').optional(),
    escalateTo: oneOrMore(id('Owner of an escalation.', 'head-of-care'), 'write ids of owners', { most: 9 }).default(
      [],
    ),
    botsCount: yesOrNo('Whether an automatic response stops the clock.').default(false),
    claimFor: duration('How long "I\'ll take it" silences reminders.', '2h', YEAR).default(2 * HOUR),
    deliver: deliver
      .optional()
      .describe('When alerts may be told. Left out: at any time. Deadlines do not depend on it.'),
    authority: text({
      what: 'a note',
      mend: 'write 1 to 300 characters on one line, e.g. You may offer up to 50 EUR',
      description: 'What people may do without asking; shown in alerts.',
      examples: ['You may offer up to 50 EUR or a free month'],
      accepts: (given) => given.length > 0 && given.length <= 300 && !/\p{Cc}/u.test(given),
    }).optional(),
    playbook: pageAddress(
      'Where it is written how to answer; linked in alerts.',
      'https://wiki.sundial.example/bad-reviews',
    ).optional(),
    broadcast: oneOrMore(choice(STAGE_KINDS, 'Kind of stage.'), `write stages: ${STAGE_KINDS.join(', ')}`, {
      most: 3,
    })
      .default([])
      .describe('Stages whose reminder is for the whole Slack channel; all others stay in the thread of the message.'),
    enforceFrom: dateOrInstant(
      'Mentions published earlier are counted and never alerted on. A date begins at 00:00 UTC.',
    ).optional(),
  },
  'write id, when, respondWithin and owner',
)
  .superRefine((policy, context) => {
    const clocked = ['respondWithin', 'owner'] as const;
    for (const key of clocked) {
      const given = policy[key] !== undefined;
      if (policy.needsResponse && !given) {
        context.addIssue({ code: 'custom', path: [key], message: tell({ problem: 'is missing', mend: COMPLETE }) });
      }
      if (!policy.needsResponse && given) {
        const mend = `remove it, or needsResponse: false`;
        context.addIssue({ code: 'custom', path: [key], message: tell({ problem: NO_CLOCK, mend }) });
      }
    }
    if (!policy.needsResponse && policy.deliver) {
      const message = tell({ problem: NO_CLOCK, mend: 'remove it, or needsResponse: false' });
      context.addIssue({ code: 'custom', path: ['deliver'], message });
    }
  })
  .meta({
    if: { properties: { needsResponse: { const: false } }, required: ['needsResponse'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { respondWithin: false, owner: false, deliver: false } },
    else: { required: ['respondWithin', 'owner'] },
  });
const NO_CLOCK = 'has no effect: this policy asks for no response';

export const policyList = list(policyBlock, 'write a list of policies, each beginning with "- id:"', 200);
