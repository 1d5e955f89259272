import type { SettingsFile } from './file/settings-file.ts';
import { suggestion } from './near-name.ts';
import { limitedBy } from './own-limits.ts';
import { type Path, type Problem, seen } from './problem.ts';

/** Names that stand for something elsewhere in the file, and ids that are given twice. */
export function referenceProblems(file: SettingsFile): readonly Problem[] {
  const problems: Problem[] = [];
  const names = {
    brands: Object.keys(file.brands),
    sources: Object.keys(file.sources),
    calendars: Object.keys(file.calendars),
    owners: Object.keys(file.owners),
  };
  const refer = (plural: keyof typeof names, name: string | undefined, ...path: Path): void => {
    if (name === undefined || names[plural].includes(name)) return;
    const problem = `there is no ${plural.slice(0, -1)} ${seen(name)}`;
    problems.push({ path, problem, mend: suggestion(name, names[plural], plural) });
  };
  const referAll = (plural: keyof typeof names, listed: readonly string[] | undefined, ...path: Path): void =>
    listed?.forEach((name, index) => {
      refer(plural, name, ...path, index);
    });

  for (const [id, source] of Object.entries(file.sources)) refer('brands', source.brand, 'sources', id, 'brand');
  for (const [id, { moments = {}, calendar }] of Object.entries(file.brands)) {
    refer('calendars', calendar, 'brands', id, 'calendar');
    for (const [moment, owner] of Object.entries(moments)) refer('owners', owner, 'brands', id, 'moments', moment);
  }
  const limited = [...new Set(Object.entries(file.sources).flatMap(([id, source]) => limitedBy({ id, ...source })))];
  for (const name of Object.keys(file.limits).filter((name) => !limited.includes(name))) {
    const mend = suggestion(name, limited, 'secrets and servers of sources');
    problems.push({ path: ['limits', name], problem: 'no source is asked with this secret or at this server', mend });
  }
  const firstWithId = new Map<string, number>();
  file.policies.forEach((policy, index) => {
    const at = ['policies', index] as const;
    const earlier = firstWithId.get(policy.id);
    if (earlier === undefined) firstWithId.set(policy.id, index);
    else
      problems.push({
        path: [...at, 'id'],
        problem: `${seen(policy.id)} is taken by policies[${earlier}]`,
        mend: 'choose another id',
      });
    referAll('brands', policy.when.brand, ...at, 'when', 'brand');
    referAll('sources', policy.when.source, ...at, 'when', 'source');
    refer('calendars', policy.when.time?.inside, ...at, 'when', 'time', 'inside');
    refer('calendars', policy.when.time?.outside, ...at, 'when', 'time', 'outside');
    refer('calendars', policy.respondWithin?.calendar, ...at, 'respondWithin', 'calendar');
    refer('calendars', policy.deliver?.calendar, ...at, 'deliver', 'calendar');
    refer('owners', policy.owner, ...at, 'owner');
    referAll('owners', policy.escalateTo, ...at, 'escalateTo');
  });
  file.routes.forEach((route, index) => {
    referAll('brands', route.brands, 'routes', index, 'brands');
    referAll('owners', route.owners, 'routes', index, 'owners');
  });
  return problems;
}
