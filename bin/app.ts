import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { Refusal, shown } from '../functions/domain/shared/refusal.ts';
import { FEATURE_FLAGS } from '../lib/feature-flags.ts';
import { MonitorStack } from '../lib/monitor-stack.ts';
import { LOCAL_DESK } from './local/local-desk.ts';
import { loadSettings } from './settings/read-settings-file.ts';
import { bundleFunctions } from './stack/bundle-functions.ts';
import { writeCompiledFile } from './stack/compiled-file.ts';
import { refusePlainHttp, translateSettings } from './stack/translate-settings.ts';

/**
 * The CDK app: replywatch.yaml -> template. Runs under the CLI (`npx cdk deploy`) and without it
 * (`CDK_OUTDIR=dir node bin/app.ts`). Context: `settings` (file), `stackName`, `local` (plain http on this machine).
 */
function synthesize(): void {
  const app = new App({ analyticsReporting: false, postCliContext: FEATURE_FLAGS });
  const context = (name: string): unknown => app.node.tryGetContext(name);
  const fileName = String(context('settings') ?? process.env['REPLYWATCH_SETTINGS'] ?? 'replywatch.yaml');
  const stackName = String(context('stackName') ?? 'ReplyWatch');
  if (!/^[A-Za-z][A-Za-z0-9-]{0,39}$/u.test(stackName)) {
    throw new Refusal(
      'stackName',
      `${shown(stackName)} is not a name for a stack`,
      'use up to 40 letters, digits and -',
    );
  }

  const local = String(context('local') ?? false) === 'true';
  const settings = loadSettings(fileName);
  if (!local) refusePlainHttp(settings, fileName);
  // The file that functions read stays as it was given: only the template has the desk of a local run.
  const { desk = local ? LOCAL_DESK : undefined } = settings;
  const translated = translateSettings({ ...settings, ...(desk && { desk }) }, fileName);
  using bundles = bundleFunctions();
  using compiled = writeCompiledFile(settings);

  new MonitorStack(app, stackName, {
    stackName,
    settings: { ...translated, settingsDirectory: compiled.directory, settingsHash: compiled.hash },
    codeDirectory: bundles.directory,
  });
  // The rules for what is deployed take longer than the rest of a synth: a local run, which is not, goes without them.
  if (local) process.env['CDK_VALIDATION'] = 'false';
  else Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  app.synth();
}

try {
  synthesize();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
