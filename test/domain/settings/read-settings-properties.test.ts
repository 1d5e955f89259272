import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { findProblems, readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { Refusal } from '../../../functions/domain/shared/refusal.ts';
import { changed, VALID } from './settings-text.ts';

/** True when the settings are read, or refused in lines of their own. */
function endsWell(text: string): boolean {
  const problems = findProblems(text, 'any.yaml');
  expect(
    problems.every((problem) => problem instanceof Refusal && /^any\.yaml[^\n\r]+; [^\n\r]+$/u.test(problem.message)),
  ).toBe(true);
  try {
    readSettings(text, 'any.yaml');
    return problems.length === 0;
  } catch (error) {
    return error instanceof Refusal && error.message === problems[0]?.message;
  }
}

const lines = VALID.split('\n');
const junk = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '- ',
    ': ',
    '[',
    '{',
    '"',
    "'",
    '&a ',
    '*a',
    '|',
    '>',
    '!!set ',
    '\t',
    '? ',
    '<<: ',
    '%YAML 1.1\n---\n',
    '__proto__: 1',
    '\u0000',
    '\r',
    '~',
  ),
);

describe('reading settings', () => {
  it('ends every text in settings or in refusals of one line each', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), endsWell), { numRuns: 300 });
  });

  it('ends every damaged file in settings or in refusals of one line each', () => {
    const damage = fc.tuple(fc.nat(VALID.length), fc.nat(20), junk);
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const text = damages.reduce(
          (broken, [at, length, put]) => broken.slice(0, at) + put + broken.slice(at + length),
          VALID,
        );
        return endsWell(text);
      }),
      { numRuns: 300 },
    );
  });

  it('ends every file with lines lost, doubled or moved in settings or in refusals of one line each', () => {
    const shuffled = fc.array(fc.nat(lines.length - 1), { minLength: 1, maxLength: lines.length });
    fc.assert(
      fc.property(shuffled, (order) => endsWell(order.map((index) => lines[index]).join('\n'))),
      { numRuns: 300 },
    );
  });

  it('ends every structure of keys and values in refusals of one line each', () => {
    const keys = fc.constantFrom(
      'version',
      'brands',
      'sources',
      'policies',
      'owners',
      'routes',
      'calendars',
      'a',
      '__proto__',
      'toString',
    );
    const values = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(1, 'sundial', null, true, '4h', -0.5),
        fc.string(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(values, (value) => endsWell(stringify(value))),
      { numRuns: 300 },
    );
  });

  it.each([
    'secret: SLACK_WEBHOOK_URL',
    'name: Support desk',
    'channel: "#care"',
    'id: rest',
    'time: 4h',
    'server: https://social.example',
    'app: 999999999',
    '  posts:',
  ])('repeats no secret that was pasted in place of "%s"', (piece) => {
    const secret = fc.oneof(
      fc.stringMatching(/^xoxb-[0-9]{10}-[a-zA-Z0-9]{16}$/u),
      fc.stringMatching(/^https:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{8}\/B[A-Z0-9]{8}\/[a-z0-9]{20}$/u),
      fc.stringMatching(/^eyJ[a-zA-Z0-9]{20}\.[a-zA-Z0-9]{30}$/u),
    );
    fc.assert(
      fc.property(secret, (value) => {
        const replacement = piece.endsWith(':') ? `  ${value}:` : `${piece.split(':')[0]}: ${value}`;
        const messages = findProblems(changed(piece, replacement), 'any.yaml').map(({ message }) => message);
        expect(messages.length).toBeGreaterThan(0);
        expect(messages.join('\n')).not.toContain(value.slice(-14));
      }),
      { numRuns: 40 },
    );
  });

  it('repeats nothing at all of what stands in the place of a name of a secret', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9!?]{12,40}$/u), (value) => {
        const messages = findProblems(changed('SLACK_WEBHOOK_URL', JSON.stringify(value)), 'any.yaml').map(
          ({ message }) => message,
        );
        expect(messages).toHaveLength(1);
        expect(messages[0]).not.toContain(value);
      }),
      { numRuns: 60 },
    );
  });
});
