import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { readerFor } from '../../functions/adapters/sources/registry.ts';
import { isProblem } from '../../functions/domain/mentions/reading.ts';
import { isPolled, type Source, secretsOf } from '../../functions/domain/mentions/source.ts';
import { isSecretName } from '../../functions/domain/settings/secret-name.ts';
import { type SecretUse, secretUses } from '../../functions/domain/settings/secret-uses.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import type { Http } from '../../functions/ports/http.ts';
import type { Now } from '../../functions/ports/now.ts';
import type { Secrets } from '../../functions/ports/settings.ts';
import { bad, type Finding, skipped, some, warning, well } from './finding.ts';

/** Answers which of the names have no value. Values themselves are never asked for. */
export type MissingSecrets = (names: readonly string[]) => Promise<readonly string[]>;

const AT_ONCE = 10;

/** Those without a parameter under the prefix. */
export const missingParameters =
  (prefix: string): MissingSecrets =>
  async (names) => {
    const client = new SSMClient({ maxAttempts: 3 });
    const missing: string[] = [];
    for (let start = 0; start < names.length; start += AT_ONCE) {
      const Names = names.slice(start, start + AT_ONCE).map((name) => `${prefix}${name}`);
      const { InvalidParameters = [] } = await client.send(new GetParametersCommand({ Names, WithDecryption: false }));
      missing.push(...InvalidParameters.map((name) => name.slice(prefix.length)));
    }
    client.destroy();
    return missing;
  };

export const missingVariables =
  (variables: Readonly<Record<string, string | undefined>>): MissingSecrets =>
  async (names) =>
    names.filter((name) => !variables[name]);

/** Whether every secret that the settings name is there. */
export async function checkSecrets(
  settings: Settings,
  missing: MissingSecrets,
  place: 'local' | 'aws',
): Promise<readonly Finding[]> {
  const uses = secretUses(settings).filter(({ name }) => isSecretName(name));
  if (uses.length === 0) return [well('secrets', 'the settings name none')];
  const names = new Set(await missing(uses.map(({ name }) => name)));
  const without = uses.filter(({ name }) => names.has(name));
  if (without.length === 0) return [well('secrets', `all ${uses.length} are set`)];
  const words = `not set: ${some(without.map(wordsOf))}`;
  // A local run may have been started from another shell, and draws what it cannot send.
  if (place === 'local')
    return [warning('secrets', `${words} (in this shell)`, 'export each, and start the run again')];
  const mend = 'aws ssm put-parameter --type SecureString --name /replywatch/<stack>/<NAME> --value <value>';
  return [bad('secrets', words, mend)];
}

const wordsOf = ({ name, uses }: SecretUse): string => `${name} (${some(uses, 2)})`;

interface AskDeps {
  readonly http: Http;
  readonly secrets: Secrets;
  readonly now: Now;
}

/** Asks every source that has a credential for its first page, and says what came. Sources that cost money are not asked. */
export async function checkTokens(settings: Settings, deps: AskDeps): Promise<readonly Finding[]> {
  const withTokens = settings.sources.filter((source) => isPolled(source) && secretsOf(source).length > 0);
  if (withTokens.length === 0) return [well('tokens', 'no source of the settings needs one')];
  const findings: Finding[] = [];
  for (const source of withTokens) findings.push(await askOnce(source, deps));
  return findings;
}

async function askOnce(source: Source, { http, secrets, now }: AskDeps): Promise<Finding> {
  const about = `token of ${source.id}`;
  const reader = await readerFor(source);
  const [asked] = reader.begin({});
  if (asked === undefined) return skipped(about, 'it has no request that could be tried');
  const authorised = await reader.authorise(asked, { http, secrets, now: now() });
  if (isProblem(authorised)) {
    return authorised.notAsked ? skipped(about, authorised.line) : bad(about, authorised.line, 'set it anew');
  }
  const answer = await http.send(authorised.request);
  const read = reader.read(asked, answer, { now: now(), cursor: {} });
  if (!isProblem(read)) return well(about, `${reader.label} answers`);
  return read.problem === 'unauthorised'
    ? bad(about, read.line, 'set a new one under the same name')
    : warning(about, read.line, 'see replywatch sources --details');
}
