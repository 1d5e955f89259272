import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

type Item = Readonly<Record<string, unknown>>;
type Page = Awaited<ReturnType<typeof firstPage>>;

/** All items of a query, page by page. */
export async function* pagedQuery(client: DynamoDBDocumentClient, input: QueryCommandInput): AsyncGenerator<Item> {
  yield* restOf(client, input, await firstPage(client, input));
}

/**
 * Items of many queries in the order of the queries. The first pages of `ahead` queries are under way at a time,
 * so that many small partitions cost few round trips and no more memory than that.
 */
export async function* parallelQueries(
  client: DynamoDBDocumentClient,
  inputs: readonly QueryCommandInput[],
  ahead = 8,
): AsyncGenerator<Item> {
  const started: Promise<Page>[] = [];
  const start = (index: number): void => {
    const input = inputs[index];
    if (!input) return;
    const page = firstPage(client, input);
    // Awaited later; a consumer that stops early must not leave an unhandled rejection behind.
    page.catch(() => undefined);
    started[index] = page;
  };
  for (let index = 0; index < ahead; index += 1) start(index);
  for (const [index, input] of inputs.entries()) {
    const page = await started[index];
    delete started[index];
    start(index + ahead);
    if (page) yield* restOf(client, input, page);
  }
}

const firstPage = (client: DynamoDBDocumentClient, input: QueryCommandInput) => client.send(new QueryCommand(input));

async function* restOf(client: DynamoDBDocumentClient, input: QueryCommandInput, first: Page): AsyncGenerator<Item> {
  let page = first;
  for (;;) {
    yield* page.Items ?? [];
    if (!page.LastEvaluatedKey) return;
    page = await client.send(new QueryCommand({ ...input, ExclusiveStartKey: page.LastEvaluatedKey }));
  }
}
