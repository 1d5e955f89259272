import { describeFuzz } from './bounded-run.ts';
import { DESK_TARGETS } from './desk-targets.ts';

describeFuzz(DESK_TARGETS, 150);
