import * as z from 'zod/mini';

export interface SchemaWords {
  /** `urn:replywatch:...`. */
  readonly id: string;
  readonly title: string;
  /** A sentence on each property that needs one, by its name. */
  readonly sentences: Readonly<Record<string, string>>;
}

/** The JSON Schema of what a zod schema takes, as text for a file; its sentences stand at whatever depth their property does. */
export function writtenSchema(of: z.core.$ZodType, { id, title, sentences }: SchemaWords): string {
  const described = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(described);
    if (typeof schema !== 'object' || schema === null) return schema;
    return Object.fromEntries(
      Object.entries(schema).map(([key, value]) => [
        key,
        key === 'properties' ? withSentences(value) : described(value),
      ]),
    );
  };
  const withSentences = (properties: object): object =>
    Object.fromEntries(
      Object.entries(properties).map(([name, value]) => {
        const description = sentences[name];
        return [name, { ...(description !== undefined && { description }), ...(described(value) as object) }];
      }),
    );
  const { $schema, ...rest } = described(z.toJSONSchema(of)) as Record<string, unknown>;
  return `${JSON.stringify({ $schema, $id: id, title, ...rest }, undefined, 2)}\n`;
}
