/**
 * List prices of what other designs would use, us-east-1, US dollars, read in November 2026; what ours uses is in
 * functions/domain/settings/prices.ts. Sources:
 * EventBridge Scheduler https://aws.amazon.com/eventbridge/pricing/ (creating and storing schedules is free),
 * Step Functions https://aws.amazon.com/step-functions/pricing/ (standard workflows, by transition),
 * Comprehend https://aws.amazon.com/comprehend/pricing/ (units of 100 characters, three at least),
 * SNS https://aws.amazon.com/sns/pricing/.
 */
export const OTHER_PRICES = {
  asOf: '2026-11',
  scheduler: { invocation: 1e-6, freeInvocations: 14_000_000 },
  stepFunctions: { transition: 25e-6, freeTransitions: 4_000 },
  sns: { publish: 0.5e-6, freePublishes: 1_000_000 },
} as const;
