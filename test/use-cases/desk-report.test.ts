import { describe, expect, it } from 'vitest';
import { HOUR } from '../../functions/domain/shared/time.ts';
import { DESK_SETTINGS, deskWorld, type Shelf, waiting } from '../support/desk-world.ts';

const LATE = waiting({ id: 'late/1', left: -HOUR, text: 'Still waiting.' });
const shown = async (path: string, shelf?: Shelf) => {
  const desk = await deskWorld([LATE], DESK_SETTINGS, shelf);
  const cookie = await desk.enter();
  return { ...(await desk.visit(path, { cookie })), desk, cookie };
};

describe('the report on the desk', () => {
  it('is the newest one of the first brand, as it was compiled, in the frame of the desk', async () => {
    const { status, text } = await shown('/report');

    expect(status).toBe(200);
    expect(text).toContain('<h1>Sundial Coffee: do we answer?</h1>');
    expect(text).toContain('<a href="/report" aria-current="page">Report</a>');
    expect(text).toContain('Mentions posted from');
    expect(text).toContain('<b>1</b> overdue');
    expect(text.match(/<h1>/gu)).toHaveLength(1);
    expect(text.match(/<main\b/gu)).toHaveLength(1);
  });

  it('leads from a row to the story of its mention', async () => {
    const { text, desk, cookie } = await shown('/report');
    const [, address = ''] = /<a class="id" href="([^"]*)">late\/1<\/a>/u.exec(text) ?? [];
    const story = await desk.visit(address, { cookie });

    expect(story.status).toBe(200);
    expect(story.text).toContain('Still waiting.');
  });

  it('is of the period and the brand that are asked for', async () => {
    const week = await shown('/report?brand=sundial&period=week');

    expect(week.text).toContain('aria-current="page">The week up to 16 Nov 2026</a>');
    expect(week.text).toContain('href="/report?brand=sundial&#38;period=day">The day up to 20 Nov 2026</a>');
    expect(week.text).toContain('No mention was posted in this time.');
    expect((await shown('/report?brand=sundial&period=year')).text).toContain('<b>1</b> overdue');
    expect((await shown('/report/page?brand=sundial&period=week')).text).toContain('No mention was posted');
  });

  it('says when the first one comes where there is none, and leads to what is open', async () => {
    const { text } = await shown('/report?brand=fernweh');

    expect(text).toContain('There is no report yet');
    expect(text).toContain('href="/?brand=fernweh"');
  });

  it('of another form than ours is offered as a page of its own', async () => {
    const { text } = await shown('/report', { sundial: { '20261120-day': () => '<h1>Old</h1>' } });

    expect(text).toContain('opens as <a href="/report/page?brand=sundial&#38;period=day">a page of its own</a>');
    expect(text).not.toContain('<h1>Old');
  });

  it('of a brand that nobody here has is not there', async () => {
    expect((await shown('/report?brand=nobody')).status).toBe(404);
  });

  it('of a brand outside the scope is not there, and without a brand the own one is shown', async () => {
    const desk = await deskWorld([LATE]);
    const cookie = await desk.enter({ brand: 'fernweh' });

    expect((await desk.visit('/report?brand=sundial', { cookie })).status).toBe(404);
    expect((await desk.visit('/report', { cookie })).text).toContain('<h1>Fernweh: do we answer?</h1>');
  });
});
