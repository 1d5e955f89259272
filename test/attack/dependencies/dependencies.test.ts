import { describe, expect, it } from 'vitest';
import {
  type Allowed,
  auditProblems,
  idleExceptions,
  licenceProblems,
  readAllowed,
  readDependencies,
} from './dependencies.ts';

const NOTHING: Allowed = { licences: [], advisories: [] };
const dependencies = readDependencies();

describe('what we depend on', () => {
  it('asks for nothing but a notice, or is let through with a reason', () => {
    expect(dependencies.length).toBeGreaterThan(300);
    expect(dependencies.filter(({ isProduction }) => isProduction).length).toBeGreaterThan(50);
    expect(licenceProblems(dependencies, readAllowed())).toEqual([]);
    expect(idleExceptions(dependencies, readAllowed())).toEqual([]);
  });

  it('is stopped where a licence asks for more', () => {
    const made = (licence: string, isProduction: boolean) => [{ name: 'x', version: '1.0.0', licence, isProduction }];
    expect(licenceProblems(made('AGPL-3.0', false), NOTHING)).toEqual(['x 1.0.0: AGPL-3.0 (a tool)']);
    expect(licenceProblems(made('MPL-2.0', true), NOTHING)).toEqual(['x 1.0.0: MPL-2.0']);
    expect(licenceProblems(made('', true), NOTHING)).toEqual(['x 1.0.0: states no licence']);
    expect(licenceProblems(made('(MIT OR GPL-3.0-or-later)', true), NOTHING)).toEqual([]);
    expect(licenceProblems(made('MPL-2.0', false), NOTHING)).toEqual([]);
  });

  it('is stopped where a weakness is known, and says so where nobody could be asked', () => {
    const said = JSON.stringify({
      vulnerabilities: {
        x: { severity: 'high', via: [{ url: 'https://a.example/GHSA-1', title: 'breaks' }, 'y'] },
      },
    });
    expect(auditProblems(said, NOTHING)).toEqual(['x: high, breaks (GHSA-1)']);
    const known = { package: 'x', id: 'GHSA-1', reason: 'we never call what breaks', since: '2026-11-22' };
    expect(auditProblems(said, { ...NOTHING, advisories: [known] })).toEqual([]);
    expect(auditProblems('{"vulnerabilities":{}}', NOTHING)).toEqual([]);
    for (const nothing of ['', 'no route', '{"message":"405","error":{}}']) {
      expect(auditProblems(nothing, NOTHING)).toBeUndefined();
    }
  });
});
