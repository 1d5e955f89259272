import { describe, expect, it } from 'vitest';
import { ENVIRONMENT, type FunctionName } from '../../functions/contracts/environment.ts';
import { startWithNothing } from './cold-start.ts';

const NAMES = Object.keys(ENVIRONMENT) as FunctionName[];

describe('a function without its environment', () => {
  it.each(NAMES)('%s does not start, and names every variable that is missing', async (name) => {
    expect(String(await startWithNothing(name))).toBe(
      `Error: ${name}: environment lacks ${ENVIRONMENT[name].join(', ')}`,
    );
  });
});
