import { VERSION } from '../../contracts/version.ts';
import type { Http } from '../../ports/http.ts';
import { guardedHttp } from '../sources/guarded-http.ts';
import { host } from './host.ts';

/** The guarded client of a Lambda; on a person's own machine the runner may let it reach pretend sources, or be them. */
export const lambdaHttp = (): Http =>
  host()?.http ?? guardedHttp({ version: VERSION, localOrigins: host()?.localOrigins ?? [] });
