import { readerFor } from '../sources/registry.ts';
import { lambdaHttp } from './lambda-http.ts';
import { lambdaSecrets } from './lambda-secrets.ts';
import { lambdaBudgets } from './lambda-stores.ts';

interface Environment {
  readonly TABLE_NAME: string;
  readonly SECRETS_PREFIX: string;
}

/** What every function needs that asks sources, within what they allow and what may be spent. */
export const lambdaAsking = ({ TABLE_NAME, SECRETS_PREFIX }: Environment) => ({
  ...lambdaBudgets(TABLE_NAME),
  http: lambdaHttp(),
  secrets: lambdaSecrets(SECRETS_PREFIX),
  readerFor,
});
