import { spawnSync } from 'node:child_process';
import { auditProblems, idleExceptions, licenceProblems, readAllowed, readDependencies } from './dependencies.ts';

/** `npm run audit:dependencies`: licences of all packages, and known weaknesses of those that run in production. */
const allowed = readAllowed();
const dependencies = readDependencies();
const licences = licenceProblems(dependencies, allowed);
const idle = idleExceptions(dependencies, allowed);
for (const line of licences) process.stdout.write(`licence: ${line}\n`);
for (const line of idle) process.stdout.write(`exception without use: ${line}\n`);

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 60_000 });
const weak = auditProblems(stdout ?? '', allowed);
for (const line of weak ?? []) process.stdout.write(`weakness: ${line}\n`);
const production = dependencies.filter(({ isProduction }) => isProduction).length;
process.stdout.write(
  `${dependencies.length} packages, ${production} of them in production: ${licences.length} licences to look at; ${
    weak === undefined
      ? 'the registry could not be asked for weaknesses, so nobody has looked'
      : `${weak.length} known weaknesses`
  }\n`,
);
process.exitCode = licences.length + idle.length + (weak?.length ?? 0) > 0 ? 1 : 0;
