import type { Author, Observation, ResponseTruth } from '../../domain/mentions/observation.ts';
import { isProblem, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';

/** Characters (UTF-16 units) that a stored mention may have of each: far beyond what people write, far below what an item may hold. */
const MOST = {
  name: 200,
  id: 200,
  title: 500,
  text: 40_000,
  response: 5_000,
  url: 2_000,
  language: 35,
  words: 300,
  label: 300,
} as const;
const MOST_LABELS = 20;
const MOST_BOOKMARK = 2_000;

/**
 * Holds what a hostile or broken server sends to sizes that fit, so that a name of 400 KB does not block its source.
 * Texts are cut; ids and addresses, which mean nothing when cut, are left out. Broken surrogates are mended, so that
 * what was stored compares equal to what is read again.
 */
export function withinBounds<T extends Reading | SourceProblem>(read: T): T {
  if (isProblem<Reading>(read)) return { ...read, line: cut(read.line, MOST.words) };
  const { observations, responses, cursor, verdict, refused } = read as Reading;
  return {
    ...read,
    observations: observations.map(bounded),
    responses: responses.map((one) => (one.text === undefined ? one : { ...one, text: cut(one.text, MOST.response) })),
    cursor: Object.fromEntries(Object.entries(cursor).filter(([, value]) => value.length <= MOST_BOOKMARK)),
    ...(verdict === undefined ? {} : { verdict: { ...verdict, response: boundedResponse(verdict.response) } }),
    refused: {
      ...refused,
      ...(refused.firstReason === undefined ? {} : { firstReason: cut(refused.firstReason, MOST.words) }),
    },
  };
}

function bounded({ author, title, text, url, language, response, labels, ...kept }: Observation): Observation {
  return {
    ...kept,
    ...(url === undefined || url.length > MOST.url ? {} : { url: url.toWellFormed() }),
    author: boundedAuthor(author),
    ...(title === undefined ? {} : { title: cut(title, MOST.title) }),
    text: cut(text, MOST.text),
    ...(language === undefined || language.length > MOST.language ? {} : { language: language.toWellFormed() }),
    response: boundedResponse(response),
    labels: Object.fromEntries(
      Object.entries(labels)
        .slice(0, MOST_LABELS)
        .map(([name, value]) => [cut(name, MOST.label), cut(value, MOST.label)]),
    ),
  };
}

const boundedAuthor = ({ id, name }: Author): Author => ({
  ...(id === undefined || id.length > MOST.id ? {} : { id: id.toWellFormed() }),
  ...(name === undefined ? {} : { name: cut(name, MOST.name) }),
});

function boundedResponse(response: ResponseTruth): ResponseTruth {
  const state = response.state === undefined ? {} : { state: cut(response.state, MOST.words) };
  if (response.truth === 'replied') {
    const { id, text, ...rest } = response;
    const said = text === undefined ? {} : { text: cut(text, MOST.response) };
    return { ...rest, ...said, ...state, ...(id === undefined || id.length > MOST.id ? {} : { id }) };
  }
  return {
    ...response,
    ...state,
    ...('reason' in response && response.reason !== undefined && { reason: cut(response.reason, MOST.words) }),
  };
}

/** The beginning of a text, never ending in half a character. */
function cut(text: string, most: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= most) return whole;
  const end = whole.codePointAt(most - 2);
  return `${whole.slice(0, end !== undefined && end > 0xffff ? most - 2 : most - 1)}…`;
}
