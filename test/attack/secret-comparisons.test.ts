import { parseSync, Visitor } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { readModules } from '../architecture/imports.ts';

const modules = readModules(['functions']);
const SECRET_WORD = /secret|signature|^mac$|hmac|password|formKey|signingKey|apiKey/iu;

/** Comparisons that tell how much of a secret was right by how long they take, but for these. */
const HARMLESS: Readonly<Record<string, string>> = {
  "functions/use-cases/desk-door.ts: form.get('key') === formKey":
    'of a form that carries the session too, which has 256 bits under HMAC: whoever can send it has the key already',
};

describe('a secret', () => {
  it('is compared in constant time, or not with what somebody sends', () => {
    const found = modules.flatMap(({ file, source }) => comparisonsIn(file, source));

    expect(found.filter((one) => !(one in HARMLESS))).toEqual([]);
    expect(Object.keys(HARMLESS).filter((one) => !found.includes(one))).toEqual([]);
  });

  it('is seen where it is compared carelessly', () => {
    expect(
      comparisonsIn('x.ts', 'if (given === signature) take(); if (secret !== undefined && a.secret == b) x();'),
    ).toEqual(['x.ts: given === signature', 'x.ts: a.secret == b']);
  });

  it('under HMAC is checked by timingSafeEqual or by jose wherever somebody sends a signature', () => {
    const verifying = modules.filter(
      ({ file, source }) => /verify|same-secret/u.test(file) && source.includes('createH'),
    );

    expect(verifying.map(({ file }) => file)).toEqual(
      expect.arrayContaining([
        'functions/adapters/slack/verify-signature.ts',
        'functions/adapters/webhook/same-secret.ts',
      ]),
    );
    expect(verifying.filter(({ source }) => !source.includes('timingSafeEqual(')).map(({ file }) => file)).toEqual([]);
  });
});

/** Equality of something that is called like a secret with anything but a literal or `undefined`. */
function comparisonsIn(file: string, source: string): string[] {
  const found: string[] = [];
  new Visitor({
    BinaryExpression({ operator, left, right, start, end }) {
      if (!['==', '===', '!=', '!=='].includes(operator)) return;
      const sides = [source.slice(left.start, left.end), source.slice(right.start, right.end)];
      const isPlain = sides.some((side) =>
        /^(?:undefined|null|true|false|typeof .*|'[^']*'|\d+|[\w.]+\.length)$/u.test(side),
      );
      const isSecret = sides.some((side) => SECRET_WORD.test(/[\w$]+$/u.exec(side.replace(/[()]/gu, ''))?.[0] ?? ''));
      if (isSecret && !isPlain) found.push(`${file}: ${source.slice(start, end).replace(/\s+/gu, ' ')}`);
    },
  }).visit(parseSync(file, source).program);
  return found;
}
