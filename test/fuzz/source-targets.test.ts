import { describeFuzz } from './bounded-run.ts';
import { SOURCE_TARGETS } from './source-targets.ts';

describeFuzz(SOURCE_TARGETS, 60);
