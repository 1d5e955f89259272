/** One POST of a topic's message to an https subscription. */
export interface WebhookPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers the receiver's HTTP status; rejects when the receiver could not be reached. */
export type PostWebhook = (post: WebhookPost) => Promise<number>;

/** SNS gives a receiver 15 seconds. */
const ANSWER_WITHIN_MS = 15_000;

export const postToAddress: PostWebhook = async ({ url, headers, body }) => {
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  await response.arrayBuffer();
  return response.status;
};
