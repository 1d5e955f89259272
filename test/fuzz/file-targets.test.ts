import { describeFuzz } from './bounded-run.ts';
import { FILE_TARGETS } from './file-targets.ts';

describeFuzz(FILE_TARGETS, 100);
