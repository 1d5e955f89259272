import { describe, expect, it } from 'vitest';
import { findBurst } from '../../../functions/domain/incidents/burst.ts';
import type { IncidentScope } from '../../../functions/domain/incidents/incident.ts';
import { NOTHING_KNOWN, usualOf } from '../../../functions/domain/incidents/usual.ts';
import { complaints, RULES } from './builders.ts';

const silent = () => usualOf([0, 0, 0, 0]);

describe('the scope of a burst', () => {
  it('is the theme that explains it, before the source', () => {
    const most = complaints(17, { themes: ['delivery', 'staff'] });

    const burst = findBurst([...most, ...complaints(3, { themes: ['price'] })], RULES, silent);

    expect(burst).toMatchObject({ scope: { theme: 'delivery' }, count: 17 });
  });

  it('is the source where the themes differ, and the brand where the sources do too', () => {
    const mixed = [...complaints(8, { themes: ['delivery'] }), ...complaints(8, { themes: ['price'] })];
    expect(findBurst(mixed, RULES, silent)?.scope).toEqual({ sourceId: 'help-desk' });

    const everywhere = mixed.map((one, index) => ({ ...one, sourceId: index % 2 ? 'help-desk' : 'app-store' }));
    expect(findBurst(everywhere, RULES, silent)?.scope).toEqual({});
  });

  it('is a theme within a busy brand, whose whole is as usual', () => {
    const busyBrand = (scope: IncidentScope) =>
      scope.theme === 'billing' ? silent() : usualOf([60, 55, 62, 58, 61, 57, 60, 59]);
    const all = [...complaints(50, { themes: ['price'] }), ...complaints(14, { themes: ['billing'] })];

    expect(findBurst(all, RULES, busyBrand)).toMatchObject({ scope: { theme: 'billing' }, count: 14 });
  });

  it('is none below the minimum, nor below twice of it without history', () => {
    expect(findBurst(complaints(9), RULES, silent)).toBeUndefined();
    expect(findBurst(complaints(19), RULES, () => NOTHING_KNOWN)).toBeUndefined();
    expect(findBurst([], RULES, silent)).toBeUndefined();
  });
});
