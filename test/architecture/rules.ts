import type { Module } from './imports.ts';

/** The stages in data-flow order: data flows right, imports point left. */
export const STAGES = [
  'shared',
  'mentions',
  'scoring',
  'sla',
  'alerts',
  'forecast',
  'reports',
  'incidents',
  'settings',
  'desk',
] as const;

interface Rule {
  readonly name: string;
  /** What to do about a violation. */
  readonly mend: string;
  readonly from: RegExp;
  /** True when the import is allowed. */
  readonly allows: (imported: string, module: Module) => boolean;
}

/** The aggregate: what we hold of one mention, through all stages. The one place in which they meet. */
const MENTION = 'functions/domain/mentions/mention.ts';

/** Packages that are pure computations and may serve the domain. */
const PURE_PACKAGES = new Set(['zod', 'zod/mini', 'yaml']);
const isLocal = (imported: string): boolean => /^(bin|lib|functions|test)\//u.test(imported);
const isUnder = (imported: string, ...folders: string[]): boolean =>
  folders.some((folder) => imported === folder || imported.startsWith(folder.endsWith('.ts') ? folder : `${folder}/`));

export const RULES: readonly Rule[] = [
  {
    name: 'the domain is pure',
    mend: 'pass what it needs as an argument; only pure packages, no node:*, no AWS',
    from: /^functions\/domain\//u,
    allows: (imported) => isUnder(imported, 'functions/domain') || PURE_PACKAGES.has(imported),
  },
  {
    name: 'contracts are shared by lib and functions, and import nothing but each other',
    mend: 'move the type into contracts',
    from: /^functions\/contracts\//u,
    allows: (imported) => isUnder(imported, 'functions/contracts'),
  },
  {
    name: 'ports speak of the domain only',
    mend: 'say it in words of the domain',
    from: /^functions\/ports\//u,
    allows: (imported) => isUnder(imported, 'functions/ports', 'functions/domain', 'functions/contracts'),
  },
  {
    name: 'use-cases talk to ports and the domain',
    mend: 'ask for a port instead of importing an adapter',
    from: /^functions\/use-cases\//u,
    allows: (imported) =>
      isUnder(imported, 'functions/use-cases', 'functions/domain', 'functions/contracts', 'functions/ports'),
  },
  {
    name: 'adapters implement ports and import no use-case or handler',
    mend: 'let the handler wire them',
    from: /^functions\/adapters\//u,
    allows: (imported) =>
      !isLocal(imported) ||
      isUnder(imported, 'functions/adapters', 'functions/domain', 'functions/contracts', 'functions/ports'),
  },
  {
    name: 'handlers wire, and import only from functions/ and middy',
    mend: 'put the work into a use-case or an adapter',
    from: /^functions\/handlers\//u,
    allows: (imported) => isUnder(imported, 'functions') || imported === '@middy/core' || imported === 'aws-lambda',
  },
  {
    name: 'lib shares only contracts with functions',
    mend: 'put what both sides need into functions/contracts',
    from: /^lib\//u,
    allows: (imported) => !isLocal(imported) || isUnder(imported, 'lib', 'functions/contracts'),
  },
  {
    name: 'nothing imports bin or test',
    mend: 'move the shared piece into functions/',
    from: /^(functions|lib)\//u,
    allows: (imported) => !isUnder(imported, 'bin', 'test'),
  },
  {
    name: 'imports point left in the order of the stages',
    mend: `a stage may use those before it: ${STAGES.join(' -> ')}`,
    from: /^functions\/domain\//u,
    allows: (imported, module) => {
      if (module.file === MENTION) return true;
      const [here, there] = [stageOf(module.file), stageOf(imported)];
      return here === undefined || there === undefined || STAGES.indexOf(there) <= STAGES.indexOf(here);
    },
  },
];

function stageOf(file: string): (typeof STAGES)[number] | undefined {
  return STAGES.find((stage) => file.startsWith(`functions/domain/${stage}/`));
}

/** One line for each broken rule, with the mend. */
export function violations(modules: readonly Module[]): string[] {
  return modules.flatMap((module) =>
    RULES.filter((rule) => rule.from.test(module.file)).flatMap((rule) =>
      module.imports
        .filter((imported) => !rule.allows(imported, module))
        .map((imported) => `${module.file} imports ${imported}: ${rule.name}; ${rule.mend}`),
    ),
  );
}
