import * as z from 'zod/mini';
import { wireMention } from './wire.ts';

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  id: 'The id at the source, as text even where the source has numbers.',
  kind: 'The kind of source.',
  url: 'Opens the mention, or the page that lists it.',
  author: 'Who wrote it: `id` is stable at the source, `name` is for people.',
  text: 'Plain text, without markup.',
  rating: 'Stars, 1 to 5; absent where the source has none.',
  language: 'BCP 47, where the source says so.',
  publishedAt: 'ISO 8601; null exactly when publishedPrecision is `unknown`.',
  parentId: 'The mention that this one answers.',
  fromBrand: "Written by one of the brand's own accounts.",
  response: 'What is known of an answer by the brand; `notReplied` only after a complete read.',
  labels: 'What else the source says, as texts.',
};

/**
 * The JSON Schema of a mention on the wire: docs/mention.schema.json, held equal by a test. To write it anew:
 * `node --input-type=module -e "console.log(JSON.stringify((await import('./functions/domain/mentions/wire-schema.ts')).mentionJsonSchema()))"`,
 * then `npx biome format --write docs/mention.schema.json`.
 */
export function mentionJsonSchema(): object {
  const { $schema, properties = {}, ...rest } = z.toJSONSchema(wireMention);
  const described = Object.entries(properties).map(([name, schema]) => {
    const description = DESCRIPTIONS[name];
    return [name, typeof schema === 'boolean' || description === undefined ? schema : { description, ...schema }];
  });
  return {
    $schema,
    $id: 'urn:replywatch:mention:1',
    title: 'A mention on the wire, version 1',
    description: 'What `replywatch parse` prints, what webhooks carry and imports take.',
    ...rest,
    properties: Object.fromEntries(described),
  };
}
