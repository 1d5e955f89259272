import { describeFuzz } from './bounded-run.ts';
import { DOOR_TARGETS } from './door-targets.ts';

describeFuzz(DOOR_TARGETS, 100);
