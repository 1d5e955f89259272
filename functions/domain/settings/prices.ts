/**
 * List prices of AWS in us-east-1 in US dollars, read in November 2026 from the price pages of each service.
 * Free allowances are those that do not end after a year.
 */
export const PRICES = {
  asOf: '2026-11',
  region: 'us-east-1',
  dynamodb: {
    writeUnit: 0.625e-6,
    readUnit: 0.125e-6,
    gigabyteMonth: 0.25,
    backupGigabyteMonth: 0.2,
    freeGigabytes: 25,
  },
  lambda: { gigabyteSecond: 1.33334e-5, request: 0.2e-6, freeGigabyteSeconds: 400_000, freeRequests: 1_000_000 },
  sqs: { request: 0.4e-6, freeRequests: 1_000_000 },
  email: { message: 2e-5, freeMessages: 1_000 },
  logs: { gigabyte: 0.5, freeGigabytes: 5 },
  cloudwatch: { alarm: 0.1, freeAlarms: 10, metric: 0.3, freeMetrics: 10, dashboard: 3, freeDashboards: 3 },
  scheduler: { invocation: 1e-6, freeInvocations: 14_000_000 },
  sns: { publish: 0.5e-6, freePublishes: 1_000_000 },
  s3: { put: 5e-6, gigabyteMonth: 0.023 },
  /** Of AWS's own keys, which cost nothing by themselves; parameters are decrypted with one. */
  kms: { request: 3e-6, freeRequests: 20_000 },
  /** A text counts in units of so many characters, three at least. */
  comprehend: { unit: 1e-4, unitCharacters: 100, leastUnits: 3 },
  /** Of X: as reported, for X names no price outside its console. */
  x: { post: 0.005 },
} as const;
