import type { Observation, ResponseTruth } from '../../domain/mentions/observation.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { idAt, recordOf, starsOf, textAt, valueAt } from './fields.ts';

/** Responses of a page by id, as `included` holds them. */
export type Responses = ReadonlyMap<string, unknown>;

export function responsesIn(json: unknown): Responses {
  const included = valueAt(json, 'included');
  return new Map(
    (Array.isArray(included) ? included : []).flatMap((entry: unknown): [string, unknown][] => {
      const id = idAt(entry, 'id');
      return id === undefined || valueAt(entry, 'type') !== 'customerReviewResponses' ? [] : [[id, entry]];
    }),
  );
}

/** Reads one review, with its response out of those that came along. `app` is Apple's id of it, where known. */
export function readReview(entry: unknown, responses: Responses, app: string | undefined): Entry<Observation> {
  if (recordOf(entry) === undefined) return { refused: 'is not an object' };
  const id = idAt(entry, 'id');
  if (id === undefined) return { refused: 'has no id' };
  if (valueAt(entry, 'type') !== 'customerReviews') return { refused: `is no review (id ${id})` };
  const fields = valueAt(entry, 'attributes');
  const [title, body] = [textAt(fields, 'title'), valueAt(fields, 'body')];
  if (typeof body !== 'string' && title === undefined) return { refused: `has neither title nor body (id ${id})` };
  const name = textAt(fields, 'reviewerNickname');
  const rating = starsOf(valueAt(fields, 'rating'));
  const publishedAt = instantOf(valueAt(fields, 'createdDate'));
  const territory = textAt(fields, 'territory');
  return {
    id,
    kind: 'app-store-connect',
    ...(app === undefined ? {} : { url: `https://apps.apple.com/app/id${app}?see-all=reviews` }),
    author: name === undefined ? {} : { name },
    ...(title === undefined ? {} : { title: title.trim() }),
    text: typeof body === 'string' ? body.trim() : '',
    ...(rating === undefined ? {} : { rating }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    publishedPrecision: publishedAt === undefined ? 'unknown' : 'exact',
    fromBrand: false,
    response: responseOf(valueAt(entry, 'relationships', 'response'), responses),
    labels: territory === undefined ? {} : { territory },
  };
}

/** `data: null` is a complete word that there is none; anything that does not show the response itself is not. */
function responseOf(relation: unknown, responses: Responses): ResponseTruth {
  const data = valueAt(relation, 'data');
  if (data === null) return { truth: 'notReplied' };
  const id = idAt(data, 'id');
  if (id === undefined) return { truth: 'unknown', reason: 'the answer does not say whether there is a response' };
  const response = responses.get(id);
  if (response === undefined) return { truth: 'unknown', reason: 'there is a response, which the answer leaves out' };
  const state = textAt(response, 'attributes', 'state');
  const at = instantOf(valueAt(response, 'attributes', 'lastModifiedDate'));
  const text = textAt(response, 'attributes', 'responseBody');
  switch (state) {
    case 'PUBLISHED':
      return {
        truth: 'replied',
        id,
        ...(at === undefined ? {} : { at }),
        state: 'published',
        ...(text === undefined ? {} : { text }),
      };
    case 'PENDING_PUBLISH':
      return { truth: 'notReplied', state: 'pending', reason: 'a response is written and not yet public' };
    default:
      return {
        truth: 'unknown',
        reason: 'the response is in a state that is not known',
        ...(state === undefined ? {} : { state: state.toLowerCase() }),
      };
  }
}
