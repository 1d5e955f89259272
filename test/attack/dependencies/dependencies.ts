import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ROOT } from '../../architecture/imports.ts';

export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Goes into a bundle or runs with the commands; else it only serves building and testing. */
  readonly isProduction: boolean;
}

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

const exception = z.strictObject({
  package: z.string(),
  reason: z.string().min(20),
  since: z.iso.date(),
});
const allowed = z.strictObject({
  licences: z.array(exception.extend({ licence: z.string() })),
  /** `id` as npm audit gives it: GHSA-... */
  advisories: z.array(exception.extend({ id: z.string() })),
});
export type Allowed = z.output<typeof allowed>;

/** What is let through, each with its reason and since when. */
export const readAllowed = (): Allowed =>
  allowed.parse(JSON.parse(readFileSync(new URL('allowed.json', import.meta.url), 'utf8')));

/** Every package of the lockfile, which states its licence. */
export function readDependencies(): readonly Dependency[] {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  return Object.entries(packages).flatMap(([path, { version = '', license = '', dev, devOptional, link }]) =>
    path === '' || link === true
      ? []
      : [
          {
            name: path.replace(/^.*node_modules\//u, ''),
            version,
            licence: license,
            isProduction: dev !== true && devOptional !== true,
          },
        ],
  );
}

/** Ask for nothing but a notice. */
const PERMISSIVE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'BlueOak-1.0.0',
]);
/** Ask for more only of whoever passes a changed copy on, which nobody does with tools. */
const FOR_TOOLS = new Set([...PERMISSIVE, 'MPL-2.0']);

/** One line for each package whose licence asks for more than a notice, and that is not let through. */
export function licenceProblems(dependencies: readonly Dependency[], { licences }: Allowed): readonly string[] {
  return dependencies.flatMap(({ name, version, licence, isProduction }) => {
    const good = isProduction ? PERMISSIVE : FOR_TOOLS;
    // `(MIT OR GPL-3.0-or-later)`: one of them may be chosen.
    const isGood = licence
      .replace(/[()]/gu, '')
      .split(' OR ')
      .some((one) => good.has(one));
    const isAllowed = licences.some((one) => one.package === name && one.licence === licence);
    if (isGood || isAllowed) return [];
    return [`${name} ${version}: ${licence === '' ? 'states no licence' : licence}${isProduction ? '' : ' (a tool)'}`];
  });
}

/** Exceptions for what is no longer there. */
export const idleExceptions = (dependencies: readonly Dependency[], { licences }: Allowed): readonly string[] =>
  licences
    .filter((one) => !dependencies.some(({ name, licence }) => name === one.package && licence === one.licence))
    .map((one) => `${one.package} ${one.licence}`);

const audit = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.looseObject({
      severity: z.string(),
      via: z.array(z.union([z.string(), z.looseObject({ url: z.string().optional(), title: z.string().optional() })])),
    }),
  ),
});

/** What `npm audit --json` says, a line each, without what is let through; `undefined` where it could not be asked. */
export function auditProblems(said: string, { advisories }: Allowed): readonly string[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(said);
  } catch {
    return undefined;
  }
  const { data } = audit.safeParse(json);
  if (data === undefined) return undefined;
  return Object.entries(data.vulnerabilities).flatMap(([name, { severity, via }]) =>
    via.flatMap((one) => {
      if (typeof one === 'string') return [];
      const id = one.url?.replace(/^.*\//u, '') ?? '';
      const isAllowed = advisories.some((known) => known.package === name && known.id === id);
      return isAllowed ? [] : [`${name}: ${severity}, ${one.title ?? 'no title'} (${id})`];
    }),
  );
}
