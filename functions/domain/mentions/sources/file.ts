import { HOUR } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Mentions that people import from files. Never polled; `server` is empty, for nobody is asked. */
export interface FileSource extends SourceBase<'file'> {
  /** For people: `Survey of the shops`. */
  readonly name: string;
}

export const fileKind: KindOfSource<FileSource> = {
  name: 'File',
  label: ({ name }) => name,
  stars: true,
  responses: 'onTheMention',
  // Nobody is asked.
  limits: { requests: 1, per: HOUR },
  polled: false,
};
