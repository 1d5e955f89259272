import { Duration, Validations } from 'aws-cdk-lib';
import { type FunctionUrl, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { CompiledSettings } from '../building-blocks/compiled-settings.ts';
import type { House } from '../building-blocks/house.ts';
import type { MentionTable } from '../building-blocks/mention-table.ts';
import { MonitorFunction } from '../building-blocks/monitor-function.ts';
import type { SecretStore } from '../building-blocks/secret-store.ts';
import type { WorkQueue } from '../building-blocks/work-queue.ts';
import type { DeskSettings } from '../monitor-settings.ts';
import type { Reporting } from './reporting.ts';

interface Props {
  readonly house: House;
  readonly settings: CompiledSettings;
  readonly table: MentionTable;
  readonly slackWork: WorkQueue;
  readonly secrets: SecretStore;
  readonly reporting: Reporting;
  readonly desk: DeskSettings;
}

/** The page for the people who answer: open clocks, what to do, why. Made only where the settings have a desk. */
export class Desk extends Construct {
  readonly desk: MonitorFunction<'desk'>;
  readonly url: FunctionUrl;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const { house, settings, table, slackWork, secrets, reporting, desk } = props;
    this.desk = new MonitorFunction(this, 'desk', {
      house,
      description: 'The desk: what is open, what to do about it and why, for who holds a link',
      memorySize: 1024,
      timeout: Duration.seconds(20),
      layers: [settings],
      environment: {
        TABLE_NAME: table.tableName,
        SETTINGS_FILE: settings.file,
        SLACK_QUEUE_URL: slackWork.queue.queueUrl,
        SECRETS_PREFIX: secrets.prefix,
        DESK_SECRET: desk.secret,
        REPORT_BUCKET: reporting.bucket.bucketName,
      },
      may: [
        table.index('due'),
        // UpdateItem: what became of a link. No DeleteItem: of a mention that is gone nothing is saved from here.
        table.items('GetItem', 'PutItem', 'Query', 'UpdateItem'),
        slackWork.send,
        secrets.read([desk.secret]),
        ...reporting.read,
      ],
      // Anybody can knock at a public address: a flood must not take what sweeps and polls need.
      ...(desk.atOnce > 0 && { reservedConcurrentExecutions: desk.atOnce }),
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::<ReportingReports9CCA42BB.Arn>/reports/*]',
      reason: 'Reads reports of the one bucket that holds nothing else; their names are made as they come.',
    });
    // No IAM in front: people's browsers cannot sign AWS requests. The function checks who it is.
    this.url = this.desk.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
    // Where `replywatch desk` finds the address: beside the secret that it signs with.
    new StringParameter(this, 'Address', {
      parameterName: `${secrets.prefix}${ADDRESS_NAME}`,
      description: 'Address of the desk, for `replywatch desk`',
      stringValue: this.url.url,
    });
  }
}

const ADDRESS_NAME = 'desk-address';
