import { afterAll, beforeAll } from 'vitest';
import { aBadMorning } from './bad-morning.ts';
import { aMorning } from './morning.ts';
import { twoBrands } from './two-brands.ts';
import { aStackWithoutAGrant } from './without-a-grant.ts';
import { openWorld, type World } from './world.ts';

/** The real stack, synthesized once, at work from a source's answer over the wire to what arrives at people. */
let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 300_000);
afterAll(() => world.close());

aMorning(() => world);
aBadMorning(() => world);
aStackWithoutAGrant(() => world);
twoBrands();
