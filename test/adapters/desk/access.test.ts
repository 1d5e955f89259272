import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../functions/domain/shared/time.ts';
import { DESK_KEY, DESK_NOW, type DeskWorld, deskWorld, HOST, type Seen, waiting } from '../../support/desk-world.ts';

const OURS = waiting({ id: '1', text: 'OUR TEXT' });
const LEADS = waiting({ id: '2', owner: 'lead', text: 'LEAD TEXT' });
const THEIRS = waiting({ id: '3', brand: 'fernweh', text: 'THEIR TEXT' });
const world = () => deskWorld([OURS, LEADS, THEIRS]);

/** What a visitor could tell two answers apart by. */
const seenAs = ({ status, text, headers }: Seen) => [
  status,
  text,
  [...headers].filter(([name]) => name !== 'set-cookie').toSorted(),
];

/** What the router itself knows, middleware left out: a page that is added is here without anybody adding it. */
const routed = ({ app }: DeskWorld): readonly string[] => [
  ...new Set(app.routes.map(({ path }) => path).filter((path) => !path.includes('*'))),
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Each path with what pages look for in an address: something that is there, something that is not, and nothing. */
const addresses = (desk: DeskWorld): readonly string[] =>
  [...routed(desk), '/nothing', '/.env', '/mention/', '//'].flatMap((path) => [
    path,
    `${path}?m=${encodeURIComponent(desk.param(OURS))}&brand=sundial&page=2`,
    `${path}?m=${encodeURIComponent(desk.param({ ...OURS, externalId: 'nobody' }))}&brand=nobody`,
  ]);

const signed = (claims: Record<string, unknown>, audience: string, key = DESK_KEY, alg = 'HS256') =>
  new SignJWT({ desk: claims })
    .setProtectedHeader({ alg })
    .setAudience(audience)
    .setJti(String(claims['id']))
    .setExpirationTime((DESK_NOW + DAY) / 1000)
    .sign(new TextEncoder().encode(key));

/** What a browser holds whose desk is open no more, or never was. */
async function badSession(desk: DeskWorld, wrong: 'expired' | 'forged' | 'replayed' | 'revoked' | 'closed') {
  const token = await desk.link();
  const { headers } = await desk.visit('/open', { form: { token } });
  const cookie = /__Host-desk=([^;]*)/u.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
  switch (wrong) {
    case 'expired':
      desk.pass(8 * HOUR);
      return cookie;
    case 'forged':
      return `${cookie.slice(0, -4)}AAAA`;
    case 'replayed':
      // A link that was used already, where its session should be.
      return token;
    case 'revoked':
      await desk.links.revoke('id-1', DESK_NOW);
      return cookie;
    case 'closed': {
      const { text } = await desk.visit('/', { cookie });
      const [, key = ''] = /action="\/close"[\s\S]*?name="key" value="([^"]+)"/u.exec(text) ?? [];
      await desk.visit('/close', { cookie, form: { key } });
      desk.reads.length = 0;
      return cookie;
    }
    default:
      return wrong satisfies never;
  }
}

const parts = (token: string): readonly [string, string, string] => token.split('.') as never;
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part: string): Record<string, Record<string, unknown>> =>
  JSON.parse(Buffer.from(part, 'base64url').toString());

describe('without an open desk', () => {
  it('every route answers the same, whatever it is and whether anything is there', async () => {
    const desk = await world();
    const asked = METHODS.flatMap((method) => addresses(desk).map((path) => ({ method, path })));
    const answers = await Promise.all(
      asked.map(async ({ method, path }) => ({ method, path, seen: await desk.visit(path, { method }) })),
    );
    const [first] = answers;
    const odd = answers.filter(
      ({ method, seen }) =>
        JSON.stringify(seenAs(method === 'HEAD' ? { ...seen, text: first?.seen.text ?? '' } : seen)) !==
        JSON.stringify(seenAs(first?.seen as Seen)),
    );

    expect(routed(desk)).toEqual(
      expect.arrayContaining(['/', '/open', '/mention', '/storms', '/coverage', '/report', '/report/page', '/act']),
    );
    expect(answers.length).toBeGreaterThan(200);
    expect(odd.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    expect(first?.seen.status).toBe(401);
    expect(desk.reads).toEqual([]);
  });

  it.each(['expired', 'forged', 'replayed', 'revoked', 'closed'] as const)(
    'of a session that is %s every route answers as to a stranger, and looks at nothing',
    async (wrong) => {
      const desk = await world();
      const cookie = await badSession(desk, wrong);
      const stranger = JSON.stringify(seenAs(await desk.visit('/')));
      const answers = await Promise.all(
        addresses(desk).flatMap((path) =>
          ['GET', 'POST'].map(async (method) => [path, seenAs(await desk.visit(path, { method, cookie }))] as const),
        ),
      );

      expect(answers.filter(([, seen]) => JSON.stringify(seen) !== stranger).map(([path]) => path)).toEqual([]);
      expect(desk.reads).toEqual([]);
    },
  );

  it.each(['', 'x', '..', 'a.b.c', 'e'.repeat(4_000)])('a cookie that is none opens nothing: %j', async (cookie) => {
    const desk = await world();

    expect(seenAs(await desk.visit('/', { cookie }))).toEqual(seenAs(await desk.visit('/')));
  });
});

describe('a link', () => {
  it('opens its desk once, by a press and not by being looked at', async () => {
    const desk = await world();
    const token = await desk.link({ brand: 'sundial' });
    const looks = await Promise.all([1, 2, 3].map(() => desk.visit(`/open?t=${token}`)));
    const opened = await desk.visit('/open', { form: { token } });

    expect(looks.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(looks.every(({ headers }) => headers.get('set-cookie') === null)).toBe(true);
    expect(opened.status).toBe(303);
    expect(opened.headers.get('location')).toBe('/');
    expect(opened.headers.get('set-cookie')).toMatch(
      /^__Host-desk=[\w.-]+; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Strict$/u,
    );
  });

  it('that was replayed is refused, and the first desk stays open', async () => {
    const desk = await world();
    const token = await desk.link();
    const first = await desk.visit('/open', { form: { token } });
    const cookie = /__Host-desk=([^;]*)/u.exec(first.headers.get('set-cookie') ?? '')?.[1] ?? '';
    const again = await desk.visit('/open', { form: { token } });

    expect(seenAs(again)).toEqual(seenAs(await desk.visit('/')));
    expect(again.headers.get('set-cookie')).toBeNull();
    expect((await desk.visit('/', { cookie })).status).toBe(200);
  });

  it('is used by one of many who come at once', async () => {
    const desk = await world();
    const token = await desk.link();
    const all = await Promise.all(Array.from({ length: 8 }, () => desk.visit('/open', { form: { token } })));

    expect(all.map(({ status }) => status).toSorted()).toEqual([303, ...Array.from({ length: 7 }, () => 401)]);
  });

  it('that has waited too long is refused', async () => {
    const desk = await world();
    const token = await desk.link();
    desk.pass(HOUR);

    expect(seenAs(await desk.visit(`/open?t=${token}`))).toEqual(seenAs(await desk.visit('/')));
    expect((await desk.visit('/open', { form: { token } })).status).toBe(401);
  });

  it('that was revoked before anybody used it is refused', async () => {
    const desk = await world();
    const token = await desk.link();
    await desk.links.revoke('id-1', DESK_NOW);

    expect((await desk.visit('/open', { form: { token } })).status).toBe(401);
  });

  it('asks for a name where it was made for nobody in particular', async () => {
    const desk = await world();
    const { by: _, ...nobody } = { by: undefined };
    const token = await desk.link({}, nobody);
    const anonymous = await desk.seal.seal({
      kind: 'link',
      id: 'no-name',
      scope: {},
      closesAt: DESK_NOW + HOUR,
      expiresAt: DESK_NOW + HOUR,
    });

    expect((await desk.visit(`/open?t=${token}`)).text).not.toContain('name="by"');
    expect((await desk.visit(`/open?t=${anonymous}`)).text).toContain('name="by"');
    expect((await desk.visit('/open', { form: { token: anonymous, by: ' \u200B ' } })).status).toBe(400);
    expect((await desk.visit('/open', { form: { token: anonymous, by: 'Noor' } })).status).toBe(303);
  });
});

describe('a forged or changed token', () => {
  it('opens nothing: another key, no signature, another algorithm, a wider scope, the other kind', async () => {
    const desk = await world();
    const token = await desk.link({ brand: 'fernweh', readOnly: true });
    const [header, payload, signature] = parts(token);
    const claims = decoded(payload);
    const wider = encoded({ ...claims, desk: { ...claims['desk'], scope: {} } });
    const later = encoded({ ...claims, exp: 9_999_999_999 });
    const link = { kind: 'link', id: 'forged', scope: {}, closesAt: DESK_NOW + HOUR, expiresAt: DESK_NOW + HOUR };
    const session = {
      kind: 'session',
      id: 'f',
      scope: {},
      closesAt: DESK_NOW + HOUR,
      by: 'M',
      session: 's',
      formKey: 'k',
    };
    const forged = [
      `${encoded({ alg: 'none' })}.${payload}.`,
      `${encoded({ alg: 'none' })}.${payload}.${signature}`,
      `${header}.${payload}.`,
      `${header}.${wider}.${signature}`,
      `${header}.${later}.${signature}`,
      await signed(link, 'link', 'another key that is long enough for it'),
      await signed(link, 'link', DESK_KEY.padEnd(64, '!'), 'HS512'),
      await signed(link, 'session'),
      await signed(session, 'session'),
      await signed({ ...link, scope: { admin: true } }, 'link'),
      await signed({ ...link, more: 1 }, 'link'),
    ];
    const closed = seenAs(await desk.visit('/'));

    for (const one of forged) {
      expect(seenAs(await desk.visit('/open', { form: { token: one } })), one).toEqual(closed);
      expect(seenAs(await desk.visit(`/open?t=${one}`)), one).toEqual(closed);
      expect(seenAs(await desk.visit('/', { cookie: one })), one).toEqual(closed);
    }
  });

  it('is none even under the right key: a session that no link has opened', async () => {
    const desk = await world();
    await desk.enter();
    const session = {
      kind: 'session',
      id: 'id-1',
      scope: {},
      closesAt: DESK_NOW + HOUR,
      by: 'M',
      session: 'guessed',
      formKey: 'k',
    } as const;

    expect((await desk.visit('/', { cookie: await desk.seal.seal(session) })).status).toBe(401);
  });

  it('a link is no session, and a session no link', async () => {
    const desk = await world();
    const cookie = await desk.enter();

    expect((await desk.visit('/', { cookie: await desk.link() })).status).toBe(401);
    expect((await desk.visit('/open', { form: { token: cookie } })).status).toBe(401);
  });

  it('is refused under a key that is too short to sign with', async () => {
    const { createDeskSeal } = await import('../../../functions/adapters/desk/desk-seal.ts');
    const seal = createDeskSeal('DESK_KEY', async () => 'short');

    await expect(seal.open('link', 'x', DESK_NOW)).rejects.toThrow(
      'secret DESK_KEY: is 5 bytes long, too short to sign with; set 32 bytes or more',
    );
  });
});

describe('an open desk', () => {
  it('closes when its time is over', async () => {
    const desk = await world();
    const cookie = await desk.enter();
    desk.pass(8 * HOUR - 1);
    expect((await desk.visit('/', { cookie })).status).toBe(200);
    desk.pass(1);

    expect(seenAs(await desk.visit('/', { cookie }))).toEqual(seenAs(await desk.visit('/')));
  });

  it('closes at once when its link is revoked', async () => {
    const desk = await world();
    const cookie = await desk.enter();
    await desk.links.revoke('id-1', DESK_NOW);

    expect((await desk.visit('/', { cookie })).status).toBe(401);
    expect((await desk.visit(desk.address(OURS), { cookie })).status).toBe(401);
  });

  it('closes for good by its own button, and the browser forgets it', async () => {
    const desk = await world();
    const cookie = await desk.enter();
    const key = /action="\/close"[\s\S]*?name="key" value="([^"]+)"/u.exec(
      (await desk.visit('/', { cookie })).text,
    )?.[1];
    const closed = await desk.visit('/close', { cookie, form: { key: key ?? '' } });

    expect(closed.status).toBe(303);
    expect(closed.headers.get('set-cookie')).toMatch(/^__Host-desk=; Max-Age=0;/u);
    expect((await desk.visit('/', { cookie })).status).toBe(401);
  });
});

describe('a scope', () => {
  it('of a brand shows nothing of another, nor whether it is there', async () => {
    const desk = await world();
    const cookie = await desk.enter({ brand: 'sundial' });
    const list = await desk.visit('/?brand=fernweh', { cookie });
    desk.reads.length = 0;
    const forbidden = await desk.visit(desk.address(THEIRS), { cookie });
    const read = [...desk.reads];
    const unknown = await desk.visit(desk.address({ ...THEIRS, externalId: 'nobody' }), { cookie });
    const ownUnknown = await desk.visit(desk.address({ ...OURS, externalId: 'nobody' }), { cookie });
    const nonsense = await desk.visit('/mention?m=%', { cookie });

    expect(list.text).not.toContain('THEIR TEXT');
    expect(forbidden.status).toBe(404);
    expect(read).toEqual([]);
    for (const other of [unknown, ownUnknown, nonsense]) expect(seenAs(other)).toEqual(seenAs(forbidden));
    expect(seenAs(await desk.visit('/report/page?brand=fernweh', { cookie }))).toEqual(seenAs(forbidden));
    expect((await desk.visit('/coverage', { cookie })).text).not.toContain('Fernweh');
  });

  it('of a brand lets no route tell of another one, whatever the address asks for', async () => {
    const desk = await world();
    await desk.storm('fernweh');
    const cookie = await desk.enter({ brand: 'sundial' });
    const asked = routed(desk).flatMap((path) =>
      ['m', 'brand', 'source', 'owner', 'after', 'back', 'period'].map(
        (name) => `${path}?brand=fernweh&m=${encodeURIComponent(desk.param(THEIRS))}&${name}=fernweh&did=claim`,
      ),
    );
    const answers = await Promise.all(asked.map(async (path) => [path, await desk.visit(path, { cookie })] as const));

    // The filter of the list says back what somebody has asked for, and finds nothing.
    const telling = answers.filter(([, { text }]) => /THEIR TEXT|Fernweh|fernweh-us/u.test(text));
    expect(telling.map(([path]) => path)).toEqual([]);
    expect(desk.reads.filter((name) => name.includes('fernweh'))).toEqual([]);
  });

  it('of an owner has the same asked of the table for what is another’s as for what is not there', async () => {
    const desk = await world();
    const cookie = await desk.enter({ owner: 'lead' });
    const own = await desk.formFor(cookie, LEADS, 'claim');
    const readFor = async (act: () => Promise<Seen>) => {
      desk.reads.length = 0;
      const { status, text } = await act();
      return { status, text, reads: desk.reads.map((name) => name.replace(/[^ ]*$/u, '')) };
    };
    const gone = { ...OURS, externalId: 'nobody' };

    const looks = [OURS, THEIRS, gone].map((key) => () => desk.visit(desk.address(key), { cookie }));
    const deeds = [OURS, THEIRS, gone].map(
      (key) => () => desk.visit('/act', { cookie, form: { ...own, m: desk.param(key) } }),
    );
    for (const group of [looks, deeds]) {
      const answers = [];
      for (const act of group) answers.push(await readFor(act));
      expect(answers[0]?.status).toBe(404);
      expect(answers[0]?.reads).toEqual(['facts of ']);
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    }
  });

  it('of an owner shows what is theirs, and nothing about the rest', async () => {
    const desk = await world();
    await desk.storm();
    const cookie = await desk.enter({ owner: 'lead' });
    const list = (await desk.visit('/', { cookie })).text;
    const forbidden = await desk.visit(desk.address(OURS), { cookie });
    const unknown = await desk.visit(desk.address({ ...OURS, externalId: 'nobody' }), { cookie });

    expect(list).toContain('LEAD TEXT');
    expect(list).not.toContain('OUR TEXT');
    expect(forbidden.status).toBe(404);
    expect(seenAs(unknown)).toEqual(seenAs(forbidden));
    for (const path of ['/coverage', '/report', '/report/page?brand=sundial', '/nothing']) {
      expect(seenAs(await desk.visit(path, { cookie })), path).toEqual(seenAs(forbidden));
    }
    // The storm was told to another owner.
    expect((await desk.visit('/storms', { cookie })).text).toContain('None in the last 30 days');
  });

  it('for reading only shows no form, and takes none', async () => {
    const desk = await world();
    const writer = await desk.enter();
    const reader = await desk.enter({ readOnly: true });
    const form = await desk.formFor(writer, OURS, 'claim');
    const key = /name="key" value="([^"]+)"/u.exec((await desk.visit('/', { cookie: reader })).text)?.[1] ?? '';
    const page = (await desk.visit(desk.address(OURS), { cookie: reader })).text;
    const refused = await desk.visit('/act', { cookie: reader, form: { ...form, key } });
    const unknown = await desk.visit('/act', { cookie: reader, form: { ...form, key, m: 'sundial/x/nobody' } });

    expect(page).not.toContain('action="/act"');
    expect(refused.status).toBe(403);
    expect(seenAs(unknown)).toEqual(seenAs(refused));
    expect((await desk.mentions.find(OURS))?.clock.claim).toBeUndefined();
  });

  it('holds for what is done as for what is shown', async () => {
    const desk = await world();
    const all = await desk.enter();
    const form = await desk.formFor(all, THEIRS, 'claim');
    const cookie = await desk.enter({ brand: 'sundial' });
    const own = await desk.formFor(cookie, OURS, 'claim');
    const forbidden = await desk.visit('/act', { cookie, form: { ...form, key: own['key'] ?? '' } });
    const unknown = await desk.visit('/act', { cookie, form: { ...own, m: 'sundial/x/nobody' } });

    expect(forbidden.status).toBe(404);
    expect(seenAs(unknown)).toEqual(seenAs(forbidden));
    expect((await desk.mentions.find(THEIRS))?.clock.claim).toBeUndefined();
  });
});

describe('another site', () => {
  const claims = async () => {
    const desk = await world();
    const cookie = await desk.enter();
    return { desk, cookie, form: await desk.formFor(cookie, OURS, 'claim') };
  };

  it.each([
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': '' },
    { origin: 'https://sister.desk.example', 'sec-fetch-site': 'same-site' },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    { origin: HOST, 'sec-fetch-site': 'cross-site' },
    { origin: HOST, 'sec-fetch-site': 'none' },
  ])('makes nobody do anything, whatever cookie came along: %j', async (headers) => {
    const { desk, cookie, form } = await claims();
    const refused = await desk.visit('/act', { cookie, form, headers });

    expect(refused.status).toBe(401);
    expect((await desk.mentions.find(OURS))?.clock.claim).toBeUndefined();
  });

  it('opens no desk in somebody else’s browser either', async () => {
    const desk = await world();
    const token = await desk.link();
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

    expect((await desk.visit('/open', { form: { token }, headers })).headers.get('set-cookie')).toBeNull();
    expect((await desk.visit('/open', { form: { token } })).status).toBe(303);
  });

  it('cannot know what every form carries', async () => {
    const { desk, cookie, form } = await claims();
    const other = await desk.enter();
    const { key: _, ...withoutKey } = form;

    for (const wrong of [withoutKey, { ...form, key: '' }, { ...form, key: 'guessed' }]) {
      expect((await desk.visit('/act', { cookie, form: wrong as Record<string, string> })).status).toBe(403);
    }
    expect((await desk.visit('/act', { cookie: other, form })).status).toBe(403);
    expect((await desk.mentions.find(OURS))?.clock.claim).toBeUndefined();
  });

  it('can do nothing by an address: what changes things is no GET', async () => {
    const { desk, cookie, form } = await claims();

    expect((await desk.visit(`/act?${new URLSearchParams(form)}`, { cookie })).status).toBe(404);
    expect((await desk.mentions.find(OURS))?.clock.claim).toBeUndefined();
  });
});

describe('every answer', () => {
  it('lets nothing be kept, framed, sniffed or loaded from elsewhere', async () => {
    const desk = await world();
    const cookie = await desk.enter();
    const answers = await Promise.all([
      ...['/', '/storms', '/coverage', '/report', '/nothing', desk.address(OURS)].map((path) =>
        desk.visit(path, { cookie }),
      ),
      desk.visit('/'),
      desk.visit('/open', { form: { token: await desk.link() } }),
    ]);

    for (const { headers } of answers) {
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(
        /^default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-[\w+/]{43}='; script-src 'sha256-[\w+/]{43}='; connect-src 'self'; form-action 'self'$/u,
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
  });

  it('shows a compiled report with its own style and without scripts', async () => {
    const desk = await world();
    const report = await desk.visit('/report/page?brand=sundial', { cookie: await desk.enter() });

    expect(report.text).toContain('<h1>Sundial Coffee: do we answer?</h1>');
    expect(report.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'none'$/u,
    );
  });

  it('refuses what no form of ours could be: long addresses, large bodies', async () => {
    const desk = await world();
    const cookie = await desk.enter();

    expect((await desk.visit(`/?x=${'y'.repeat(9_000)}`, { cookie })).status).toBe(401);
    expect((await desk.visit('/act', { cookie, form: { key: 'x'.repeat(20_000) } })).status).toBe(401);
  });

  it('says in its foot with which link it was opened, so that it can be revoked', async () => {
    const desk = await world();
    const { text } = await desk.visit('/', { cookie: await desk.enter({ brand: 'sundial', readOnly: true }) });

    expect(text).toContain('This desk shows Sundial Coffee, reading only; it was opened with the link <b>id-1</b>');
    expect(text).toContain('closes Fri 20 Nov 2026, 21:00 CET');
  });
});
