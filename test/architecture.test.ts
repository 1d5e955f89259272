import { describe, expect, it } from 'vitest';
import { ENVIRONMENT } from '../functions/contracts/environment.ts';
import { circles } from './architecture/circles.ts';
import { connectorLines } from './architecture/connector-lines.ts';
import { type Module, readModules } from './architecture/imports.ts';
import { violations } from './architecture/rules.ts';

const modules = readModules(['bin', 'lib', 'functions']);
const without = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '');

describe('the house', () => {
  it('was read: a checker that reads no module proves nothing', () => {
    const imports = modules.reduce((sum, module) => sum + module.imports.length, 0);

    expect(modules.length).toBeGreaterThan(100);
    expect(imports).toBeGreaterThan(modules.length);
    for (const folder of ['bin/', 'lib/', 'functions/domain/', 'functions/adapters/', 'functions/handlers/']) {
      expect(modules.filter((module) => module.file.startsWith(folder)).length, folder).toBeGreaterThan(3);
    }
  });

  it('keeps its import rules', () => {
    expect(violations(modules)).toEqual([]);
  });

  it('has no circles, not even of types', () => {
    const pair = [
      { file: 'a.ts', imports: ['b.ts'] },
      { file: 'b.ts', imports: ['c.ts', 'zod'] },
      { file: 'c.ts', imports: ['b.ts'] },
    ];

    expect(circles(pair)).toEqual([['b.ts', 'c.ts', 'b.ts']]);
    expect(circles(modules)).toEqual([]);
  });

  it('has one handler for each function of the contract, under 60 lines', () => {
    const handlers = modules.filter((module) => module.file.startsWith('functions/handlers/'));

    expect(handlers.map((module) => module.file.replace('functions/handlers/', '').replace('.ts', '')).sort()).toEqual(
      Object.keys(ENVIRONMENT).sort(),
    );
    expect(handlers.filter((module) => module.source.split('\n').length > 60).map((module) => module.file)).toEqual([]);
  });

  it('lets no clock, randomness, process or console into the domain', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bconsole\.|\bsetTimeout\b|\bfetch\(/u;

    const found = modules.filter(
      (module) => module.file.startsWith('functions/domain/') && impure.test(without(module.source)),
    );

    expect(found.map((module) => module.file)).toEqual([]);
  });

  it('has no drawers and no barrels', () => {
    const drawer = /\/(util|utils|helper|helpers|common|manager|misc|index)\.ts$|\/(util|utils|helpers|common)\//u;

    expect(modules.filter((module) => drawer.test(module.file)).map((module) => module.file)).toEqual([]);
  });
});

describe('connectors', () => {
  const MOST = 250;

  it('need no more than 250 lines each, all their files together', () => {
    const lines = Object.entries(connectorLines(modules));

    expect(lines.filter(([, count]) => count < 100).map(([kind]) => kind)).toEqual([]);
    expect(lines.filter(([, count]) => count > MOST)).toEqual([]);
  });
});

describe('the rules', () => {
  const planted = (file: string, imported: string): Module => ({ file, source: '', imports: [imported] });

  it.each([
    ['functions/domain/sla/clock.ts', 'node:fs'],
    ['functions/domain/sla/clock.ts', '@aws-sdk/client-sns'],
    ['functions/domain/sla/clock.ts', 'functions/domain/alerts/alert.ts'],
    ['functions/use-cases/poll-source.ts', 'functions/adapters/sqs/queues.ts'],
    ['functions/adapters/sqs/queues.ts', 'functions/use-cases/poll-source.ts'],
    ['functions/handlers/poll-source.ts', '@aws-sdk/client-sqs'],
    ['lib/monitor-stack.ts', 'functions/domain/sla/clock.ts'],
    ['functions/contracts/messages.ts', 'functions/domain/sla/clock.ts'],
    ['functions/ports/queues.ts', 'functions/adapters/sqs/queues.ts'],
    ['functions/adapters/sqs/queues.ts', 'bin/commands/check.ts'],
  ])('%s may not import %s', (file, imported) => {
    expect(violations([planted(file, imported)]).length).toBeGreaterThan(0);
  });
});
