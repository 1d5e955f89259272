import { Command } from 'commander';
import colors from 'picocolors';
import { parameterSecrets } from '../../functions/adapters/runtime/parameter-secrets.ts';
import { guardedHttp } from '../../functions/adapters/sources/guarded-http.ts';
import { VERSION } from '../../functions/contracts/version.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { Secrets } from '../../functions/ports/settings.ts';
import { type Check, examine } from '../doctor/examine.ts';
import type { Finding } from '../doctor/finding.ts';
import { checkLetters, checkSubscriptions } from '../doctor/queue-checks.ts';
import { checkSecrets, checkTokens, missingParameters, missingVariables } from '../doctor/secret-checks.ts';
import { checkDrift } from '../doctor/settings-checks.ts';
import { checkClock, checkTable } from '../doctor/table-checks.ts';
import { checkSchedules, checkSources } from '../doctor/work-checks.ts';
import { secretsOfEnvironment } from '../local/ssm-endpoint.ts';
import { progressBar } from '../progress-bar.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { type StackServices, withStackServices } from '../store/stack-services.ts';

interface Options extends StorePlace {
  readonly ask: boolean;
  readonly json: boolean;
}

const HELP = `
Looks at everything that an installation needs to work, and says what to do about what it finds. It changes nothing.

  table, clock        permissions on the table and its indexes; this machine's clock against AWS's
  settings, sources   whether the file is what was deployed: policies too, by its hash
  secrets, tokens     whether each secret is set; with --ask, whether each source takes its token
  subscriptions       addresses and webhooks that have not confirmed
  polls, clocks       whether they run, and whether what is due is done
  hearing, gaps       sources that need somebody; stretches that are not covered
  quotas, money       credentials and servers that are left alone; what second opinions have cost
  letters             what was set aside for the operator

Exit code 1 when something is bad; a warning alone is no reason.
${STORE_HELP}

Examples
  npm run --silent replywatch -- doctor
  npm run --silent replywatch -- doctor --endpoint aws --ask
`;

export const command: Command = withStoreOptions(new Command('doctor'))
  .description('what is wrong with this installation, and what to do about it')
  .option('--ask', 'ask each source that has a token for one page', false)
  .option('--json', 'print the findings as JSON', false)
  .addHelpText('after', HELP)
  .action((options: Options) => withStore(options, (store) => doctor(store, options)));

async function doctor(store: OpenedStore, options: Options): Promise<void> {
  const bar = progressBar('looks', !options.json);
  const findings = await examine(checksOf(store, options), bar.onProgress).finally(() => bar.end());
  const text = options.json ? JSON.stringify({ schema: 'replywatch.doctor.1', findings }, null, 2) : drawn(findings);
  process.stdout.write(`${text}\n`);
  if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1;
}

function checksOf(store: OpenedStore, options: Options): readonly Check[] {
  const { settings } = store;
  const isAws = options.endpoint === 'aws';
  const prefix = `/replywatch/${options.stack}/`;
  const missing = isAws ? missingParameters(prefix) : missingVariables(process.env);
  const inServices = (look: (services: StackServices) => Promise<readonly Finding[]>) => () =>
    withStackServices(options, look);
  return [
    { about: 'table', look: () => checkTable(store) },
    { about: 'clock', look: () => checkClock(store) },
    { about: 'settings', look: () => checkDrift(store) },
    { about: 'secrets', look: () => checkSecrets(settings, missing, options.endpoint) },
    ...(options.ask
      ? [{ about: 'tokens', look: () => checkTokens(settings, askingDeps(store, isAws ? prefix : undefined)) }]
      : []),
    { about: 'subscriptions', look: inServices(checkSubscriptions) },
    { about: 'polls', look: () => checkSchedules(store) },
    { about: 'hearing', look: () => checkSources(store) },
    { about: 'letters', look: inServices(checkLetters) },
  ];
}

function askingDeps({ settings }: OpenedStore, prefix: string | undefined) {
  const localOrigins = settings.sources.flatMap(({ server }) => (server?.startsWith('http:') ? [server] : []));
  const ofEnvironment = secretsOfEnvironment(process.env);
  const environment: Secrets = {
    async read(name) {
      const value = await ofEnvironment(name);
      if (value) return value;
      throw new Refusal(`secret ${name}`, 'is not set in this shell', `export ${name}=...`);
    },
  };
  return {
    http: guardedHttp({ version: VERSION, localOrigins }),
    secrets: prefix === undefined ? environment : parameterSecrets(prefix),
    now: Date.now,
  };
}

const MARKS: Readonly<Record<Finding['state'], string>> = {
  well: colors.green('well'),
  warning: colors.yellow('warning'),
  bad: colors.red('bad'),
  skipped: colors.dim('skipped'),
};

function drawn(findings: readonly Finding[]): string {
  const about = Math.max(...findings.map((finding) => finding.about.length));
  const lines = findings.map(({ about: what, state, words, mend }) => {
    const pad = ' '.repeat('warning'.length - state.length);
    const advice = mend === undefined ? '' : `\n${' '.repeat(about + 11)}${colors.dim(mend)}`;
    return `${what.padEnd(about)}  ${MARKS[state]}${pad}  ${plain(words)}${advice}`;
  });
  const count = (state: Finding['state']): number => findings.filter((finding) => finding.state === state).length;
  return [...lines, `${count('bad')} bad, ${count('warning')} to know of, ${count('well')} well`].join('\n');
}

/** What servers say must not steer the terminal. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '');
