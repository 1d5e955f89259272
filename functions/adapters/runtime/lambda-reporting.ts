import type { ReportPublisher, RowFiles } from '../../ports/reports.ts';
import { madeOnce } from './made-once.ts';

/** Where a Lambda's reports and rows go; loaded with the first one. */
export function lambdaReporting(
  bucket: string,
  topicArn: string,
): { readonly publisher: ReportPublisher; readonly rowFiles: RowFiles } {
  const outlets = madeOnce(async () => (await import('./report-outlets.ts')).reportOutlets(bucket, topicArn));
  return {
    publisher: {
      store: async (name, files) => (await outlets()).store(name, files),
      announce: async (subject, text) => (await outlets()).announce(subject, text),
    },
    rowFiles: { store: async (brand, day, csv) => (await outlets()).rows.store(brand, day, csv) },
  };
}
