import { z } from 'zod';
import { ONE_OR_MORE } from './file/building-blocks.ts';
import { settingsFile } from './file/settings-file.ts';

/** The JSON Schema of `replywatch.yaml` as the text of its file: what editors complete and check while one types. */
export function settingsJsonSchema(): string {
  const schema = z.toJSONSchema(settingsFile, {
    io: 'input',
    target: 'draft-07',
    override: ({ zodSchema, jsonSchema }) => {
      // `preprocess` hides that one value may stand for a list of one.
      if (!ONE_OR_MORE.has(zodSchema as Parameters<typeof ONE_OR_MORE.has>[0])) return;
      const { items, description: _description, ...many } = jsonSchema;
      for (const key of Object.keys(jsonSchema)) if (key !== 'description') delete jsonSchema[key];
      jsonSchema.anyOf = [items as never, { ...many, items } as never];
    },
  });
  const titled = { title: 'Settings of ReplyWatch', description: 'Explained in docs/settings.md.', ...schema };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
