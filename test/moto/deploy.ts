import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '../../bin/local/assembly.ts';
import { synthesize } from '../../bin/local/synthesize.ts';
import { type Moto, startMoto } from './moto.ts';
import { thinned } from './thin-template.ts';

/**
 * `npm run test:moto`: deploys the template to a moto_server, changes its settings, deploys again, and takes it down. What
 * that proves: the template parses, references resolve in an order that exists, policies are well-formed, what holds state
 * stays the same resource through an update and outlives the stack. What moto leaves out: thin-template.ts.
 */

const STATEFUL = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::SQS::Queue'];
const KEPT = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket'];
const STACK = 'ReplyWatch';

const settingsWith = (more: string): string => `version: 1
brands: {cafe: {name: Cafe}}
sources:
  app: {brand: cafe, kind: app-store, app: 999999999, country: be}
${more}policies:
  - {id: all, respondWithin: {time: 4h}, owner: desk}
owners: {desk: {name: Desk}}
routes:
  - email: desk@cafe.example
reports: {timeZone: Europe/Brussels}
`;
const PUSH = '  desk: {brand: cafe, kind: push, name: Desk, secret: DESK_SECRET}\n';

type Ids = ReadonlyMap<string, { readonly type: string; readonly physicalId: string }>;

const failures: string[] = [];
const expectThat = (holds: boolean, words: string): void => {
  process.stdout.write(`${holds ? 'ok  ' : 'FAIL'} ${words}\n`);
  if (!holds) failures.push(words);
};

async function deploy(moto: Moto, assembly: Assembly, action: 'CreateStack' | 'UpdateStack'): Promise<Ids> {
  for (const { Properties } of Object.values(assembly.template.Resources)) {
    const { Code, Content } = (Properties ?? {}) as Record<string, { S3Key?: string } | undefined>;
    const key = Code?.S3Key ?? Content?.S3Key;
    if (key !== undefined) await moto.upload('cdk-hnb659fds-assets-123456789012-us-east-1', key);
  }
  const { template, expected } = thinned(assembly.template);
  await moto.cloudFormation(action, { StackName: STACK, TemplateBody: JSON.stringify(template) });
  const xml = await moto.cloudFormation('DescribeStackResources', { StackName: STACK });
  const made: Ids = new Map(
    [...xml.matchAll(/<member>(.*?)<\/member>/gsu)].flatMap(([, member = '']) => {
      const field = (name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`, 'u').exec(member)?.[1] ?? '';
      const physicalId = field('PhysicalResourceId');
      return [[field('LogicalResourceId'), { type: field('ResourceType'), physicalId }] as const];
    }),
  );
  const missing = [...expected].filter(([id]) => !made.has(id));
  const words = `${action}: ${expected.size - missing.length} of ${expected.size} resources are there`;
  expectThat(missing.length === 0, `${words} ${missing.map(([id, type]) => `${type} ${id}`).join(', ')}`.trim());
  return made;
}

const statusOf = async (moto: Moto): Promise<string> =>
  /<StackStatus>([A-Z_]+)</u.exec(await moto.cloudFormation('DescribeStacks', { StackName: STACK }))?.[1] ?? 'none';

async function run(moto: Moto, folder: string): Promise<void> {
  const assemblies = await Promise.all(
    ['', PUSH].map(async (more, index) => {
      const settings = join(folder, `${index}.yaml`);
      await writeFile(settings, settingsWith(more));
      return synthesize({ settings, directory: join(folder, `out-${index}`) });
    }),
  );
  const [first, changed] = assemblies;
  if (first === undefined || changed === undefined) throw new Error('nothing was synthesized');

  const before = await deploy(moto, first, 'CreateStack');
  expectThat((await statusOf(moto)) === 'CREATE_COMPLETE', 'the stack is created');
  const after = await deploy(moto, changed, 'UpdateStack');
  expectThat((await statusOf(moto)) === 'UPDATE_COMPLETE', 'the stack is updated to changed settings');
  const stateful = [...before].filter(([, { type }]) => STATEFUL.includes(type));
  const moved = stateful.filter(([id, { physicalId }]) => after.get(id)?.physicalId !== physicalId);
  expectThat(
    stateful.length > 0 && moved.length === 0,
    `${stateful.length} resources that hold state are the same after the update ${moved.map(([id]) => id).join(', ')}`.trim(),
  );
  expectThat(
    [...after.values()].filter(({ type }) => type === 'AWS::SQS::Queue').length >
      [...before.values()].filter(({ type }) => type === 'AWS::SQS::Queue').length,
    'the push source of the changed settings has its queue',
  );

  await moto.cloudFormation('DeleteStack', { StackName: STACK });
  const kept = stateful.filter(([, { type }]) => KEPT.includes(type)).map(([, { physicalId }]) => physicalId);
  const tables = JSON.stringify(await moto.dynamodb('ListTables', {}));
  const buckets = await moto.s3('/');
  const gone = kept.filter((name) => !tables.includes(`"${name}"`) && !buckets.includes(`<Name>${name}</Name>`));
  expectThat(
    kept.length === 2 && gone.length === 0,
    `the table and the reports outlive the stack ${gone.join(', ')}`.trim(),
  );
}

const moto = await startMoto();
if (moto === undefined) {
  process.stdout.write('skipped: moto_server is not on this machine (pip install "moto[server]")\n');
} else {
  const folder = await mkdtemp(join(tmpdir(), 'replywatch-moto-'));
  try {
    await run(moto, folder);
  } finally {
    await moto[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  }
  process.exitCode = failures.length > 0 ? 1 : 0;
}
