import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSourceKind, type SourceKind } from '../../functions/domain/mentions/source.ts';

/** One recorded response. */
export interface Payload {
  readonly kind: SourceKind;
  readonly file: string;
  readonly bytes: number;
  /** A whole exchange, request and headers included. */
  readonly isRecorded: boolean;
}

/** Folders of recorded responses whose name is not the kind's own. */
const KIND_OF: Readonly<Record<string, string>> = {
  'appstore-rss': 'app-store',
  'appstore-connect': 'app-store-connect',
  hackernews: 'hacker-news',
  'rss-atom': 'rss',
  stackexchange: 'stack-exchange',
};

/** Folders of whole exchanges; elsewhere they are named `*.http.json`. */
const RECORDED = ['hackernews'];

/** The recorded responses of a folder with one sub-folder for each source; folders of other names are left out. */
export const payloadsIn = (folder: string): readonly Payload[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((source) => {
    const kind = KIND_OF[source.name] ?? source.name;
    if (!source.isDirectory() || !isSourceKind(kind)) return [];
    return filesIn(join(folder, source.name)).map((file) => ({
      kind,
      file,
      bytes: statSync(file).size,
      isRecorded: RECORDED.includes(source.name) || file.endsWith('.http.json'),
    }));
  });

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
