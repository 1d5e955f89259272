import { describe, expect, it } from 'vitest';
import { DEEDS, type Deed } from '../../functions/domain/alerts/people-action.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { DESK_NOW, deskWorld, waiting } from '../support/desk-world.ts';

const OURS = waiting({ id: '1', left: HOUR });
const FIELDS: Readonly<Record<Deed, Readonly<Record<string, string>>>> = {
  claim: {},
  snooze: { for: '4h', reason: 'waits for the carrier' },
  pause: { for: '24h', reason: 'with the lawyers' },
  resume: {},
  notRelevant: { choice: 'Spam', reason: 'a bot' },
  answered: { link: 'https://mail.example/1' },
  handOver: { to: 'lead' },
  sentiment: { label: 'neutral' },
  note: { reason: 'called her' },
};

async function opened() {
  const desk = await deskWorld([OURS]);
  const cookie = await desk.enter();
  const held = async () => (await desk.mentions.find(OURS)) ?? OURS;
  const act = async (does: Deed, fields: Readonly<Record<string, string>> = FIELDS[does]) =>
    desk.visit('/act', { cookie, form: { ...(await desk.formFor(cookie, OURS, does)), ...fields } });
  return { desk, cookie, held, act };
}

describe('everything that people do', () => {
  it.each(DEEDS.filter((deed) => deed !== 'resume'))(
    '%s is done from the page of the mention, under their name',
    async (deed) => {
      const { held, act, desk } = await opened();
      const done = await act(deed);

      expect(done.status).toBe(303);
      expect(done.headers.get('location')).toBe(`${desk.address(OURS)}&did=${deed}`);
      const { history } = await held();
      expect(history.length).toBeGreaterThan(1);
      expect(history[1]).toMatchObject({ at: DESK_NOW });
      expect(history[1]?.detail).toContain('Mira');
    },
  );

  it('resumes what was snoozed, and offers it only then', async () => {
    const { desk, cookie, held, act } = await opened();
    expect(await desk.formFor(cookie, OURS, 'resume')).toEqual({});
    await act('snooze');
    expect((await held()).clock.dueAt).toBe(DESK_NOW + 5 * HOUR);
    desk.pass(HOUR);
    await act('resume');

    expect((await held()).clock.dueAt).toBe(DESK_NOW + 2 * HOUR);
  });

  it('keeps why: of a snooze, of what is not relevant, of a note', async () => {
    const { held, act, desk } = await opened();
    await act('snooze');
    desk.pass(MINUTE);
    await act('note');
    desk.pass(MINUTE);
    await act('notRelevant');
    const { history, clock } = await held();

    expect(history.map(({ what }) => what)).toEqual(['discovered', 'snoozed', 'noted', 'markedNotRelevant']);
    expect(history[1]?.detail).toContain('waits for the carrier');
    expect(history[2]?.detail).toBe('Mira: called her');
    expect(clock.reason).toContain('Spam: a bot');
  });

  it('goes back to the list that it was done from, filter and all, and to nowhere else', async () => {
    const { act } = await opened();
    const from = await act('claim', { back: 'severity=high&page=2&x=https://evil.example' });

    expect(from.headers.get('location')).toBe('/?severity=high&page=2&did=claim');
  });

  it.each([
    ['snooze', { for: '' }, 'Choose for how long.'],
    ['snooze', { for: '999999h' }, 'Choose for how long.'],
    ['pause', { for: '4h', reason: ' \u200B' }, 'Say why it is paused.'],
    ['notRelevant', { choice: 'because' }, 'Choose why it needs no answer.'],
    ['answered', { link: 'javascript:alert(1)' }, 'Give the link with https://, or none.'],
    ['answered', { link: 'https://known@evil.example' }, 'Give the link with https://, or none.'],
    ['handOver', { to: '' }, 'Choose to whom it is handed over.'],
    ['handOver', { to: 'nobody' }, 'there is no owner nobody; owners are support, lead'],
    ['sentiment', { label: 'furious' }, 'Choose what the text is.'],
    ['note', { reason: '' }, 'Write the note.'],
  ] as const)('a slip is told in one line and changes nothing: %s %j', async (deed, fields, words) => {
    const { held, act } = await opened();
    const answer = await act(deed, fields);

    expect([400, 409]).toContain(answer.status);
    expect(answer.text).toContain(`role="alert" tabindex="-1" autofocus>`);
    expect(answer.text).toContain(words);
    expect(await held()).toEqual(OURS);
  });
});

describe('a form that comes twice, or late', () => {
  it('is done once', async () => {
    const { desk, cookie, held } = await opened();
    const form = { ...(await desk.formFor(cookie, OURS, 'note')), ...FIELDS.note };
    const [first, second] = [await desk.visit('/act', { cookie, form }), await desk.visit('/act', { cookie, form })];

    expect([first.status, second.status]).toEqual([303, 409]);
    expect((await held()).history).toHaveLength(2);
  });

  it('shows what somebody else has done meanwhile instead of doing it over', async () => {
    const { desk, cookie, held } = await opened();
    const form = { ...(await desk.formFor(cookie, OURS, 'snooze')), ...FIELDS.snooze };
    const other = await desk.enter({}, { by: 'Noor' });
    desk.pass(MINUTE);
    await desk.visit('/act', { cookie: other, form: await desk.formFor(other, OURS, 'claim') });
    const late = await desk.visit('/act', { cookie, form });

    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody has done something meanwhile');
    expect(late.text).toContain('claimed by Noor');
    expect((await held()).clock.snoozedUntil).toBeUndefined();
  });

  it('is none of ours when a field is missing or made up', async () => {
    const { desk, cookie, held } = await opened();
    const form = await desk.formFor(cookie, OURS, 'claim');
    for (const change of [{ does: 'delete' }, { cycle: '0' }, { cycle: 'x' }, { seen: '' }, { m: 'a/b' }, { m: '%' }]) {
      expect((await desk.visit('/act', { cookie, form: { ...form, ...change } })).status).toBe(404);
    }

    expect(await held()).toEqual(OURS);
  });
});
