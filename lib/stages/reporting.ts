import { Duration, RemovalPolicy, TimeZone, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { CompiledSettings } from '../building-blocks/compiled-settings.ts';
import { FunctionSchedule } from '../building-blocks/function-schedule.ts';
import type { House } from '../building-blocks/house.ts';
import type { MentionTable } from '../building-blocks/mention-table.ts';
import { MonitorFunction } from '../building-blocks/monitor-function.ts';
import { MonitorTopic } from '../building-blocks/monitor-topic.ts';
import type { Permission } from '../building-blocks/permission.ts';

interface Props {
  readonly house: House;
  readonly settings: CompiledSettings;
  readonly table: MentionTable;
  readonly keepDays: number;
  readonly emails: readonly string[];
  readonly exportRows: boolean;
}

/** The day index -> rollups every hour -> a report on each brand's mornings, as files, as a digest and as a link. */
export class Reporting extends Construct {
  readonly bucket: Bucket;
  /** Finding and reading what was compiled. */
  readonly read: readonly Permission[];
  readonly compileRollups: MonitorFunction<'compile-rollups'>;
  readonly compileReport: MonitorFunction<'compile-report'>;

  constructor(scope: Construct, id: string, { house, settings, table, keepDays, emails, exportRows }: Props) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Reports', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Not versioned: a report is computed again from the table at any time.
      lifecycleRules: [{ expiration: Duration.days(keepDays), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Holds figures without text or authors, read through signed links; a second bucket of access logs would cost more than it tells.',
    });
    this.read = [
      { actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] },
      { actions: ['s3:GetObject'], resources: [this.bucket.arnForObjects('reports/*')] },
    ];
    const topic = new MonitorTopic(this, 'Topic', house, 'ReplyWatch reports');
    for (const address of emails) topic.email(address);

    this.compileRollups = new MonitorFunction(this, 'compile-rollups', {
      house,
      description: 'Every hour: compiles the days that have settled, or have changed since',
      memorySize: 1024,
      timeout: Duration.minutes(5),
      layers: [settings],
      environment: { TABLE_NAME: table.tableName, SETTINGS_FILE: settings.file },
      may: [table.index('day'), table.items('PutItem', 'Query', 'DeleteItem')],
      asynchronous: { retryAttempts: 2, maxEventAge: Duration.hours(1) },
    });
    new FunctionSchedule(this, 'EveryHour', {
      house,
      runs: this.compileRollups,
      when: ScheduleExpression.rate(Duration.hours(1)),
      maxEventAge: Duration.hours(1),
    });

    this.compileReport = new MonitorFunction(this, 'compile-report', {
      house,
      description: "Every hour: writes the reports that are due by the brands' calendars and sends their digests",
      memorySize: 1024,
      timeout: Duration.minutes(5),
      layers: [settings],
      environment: {
        TABLE_NAME: table.tableName,
        SETTINGS_FILE: settings.file,
        REPORT_BUCKET: this.bucket.bucketName,
        REPORT_TOPIC_ARN: topic.topicArn,
      },
      may: [
        table.index('day'),
        // Rollups, gaps of the sources and since when each has been watched, incidents, survey answers.
        table.items('GetItem', 'Query'),
        // GetObject too: a signed link can do only what its signer may.
        { actions: ['s3:GetObject', 's3:PutObject'], resources: [this.bucket.arnForObjects('reports/*')] },
        ...(exportRows ? [{ actions: ['s3:PutObject'], resources: [this.bucket.arnForObjects('rows/*')] }] : []),
        topic.publish,
      ],
      asynchronous: { retryAttempts: 2, maxEventAge: Duration.hours(6) },
    });
    for (const folder of ['reports', ...(exportRows ? ['rows'] : [])]) {
      Validations.of(this).acknowledge({
        // The logical id of the bucket above, which a test pins.
        id: `AwsSolutions-IAM5[Resource::<ReportingReports9CCA42BB.Arn>/${folder}/*]`,
        reason:
          'Every object of this one bucket, which holds reports and their rows and nothing else; their names are made as they come.',
      });
    }
    // Brands open at their own hours in their own zones: the function looks who is due, and most often nobody is.
    new FunctionSchedule(this, 'EveryHourReports', {
      house,
      runs: this.compileReport,
      when: ScheduleExpression.cron({ minute: '0', timeZone: TimeZone.ETC_UTC }),
      // The hour that is meant, also when it is tried again later.
      input: { at: '<aws.scheduler.scheduled-time>' },
      maxEventAge: Duration.hours(6),
    });
  }
}
