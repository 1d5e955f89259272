import type { HttpRequest, HttpResponse } from '../../functions/ports/http.ts';
import { ok } from '../adapters/sources/builders.ts';
import {
  aCompanyReply,
  aReviewList,
  aServiceReview,
  aTrustpilotSource,
} from '../adapters/sources/trustpilot-builders.ts';
import { inMemoryHttp } from '../support/in-memory-http.ts';
import { aWorld } from './world.ts';

type Fields = Readonly<Record<string, unknown>>;
type Answer = Partial<HttpResponse> | { readonly failed: string };

export const PILOT = aTrustpilotSource();

/** `aPilotReview('r1', '11:00')`: two stars, written on 20 November 2026 (or another day), UTC, unanswered. */
export const aPilotReview = (id: string, time: string, fields: Fields = {}): Fields =>
  aServiceReview(id, { createdAt: time.includes('T') ? time : `2026-11-20T${time}:00Z`, ...fields });

export const aReplyAt = (time: string): { readonly companyReply: Fields } => ({
  companyReply: aCompanyReply({ createdAt: `2026-11-20T${time}:00Z` }),
});

/**
 * A world with one source that shows the response on the review, newest review first, `perPage` to a page. `asked` has
 * `list` for each page and the id for each review that was asked for by itself.
 */
export function aPilotWorld(perPage = 2) {
  const held = { reviews: [] as Fields[], interrupt: (_: HttpRequest): Answer | undefined => undefined };
  const asked: string[] = [];
  const http = inMemoryHttp((request) => {
    const { pathname, searchParams } = new URL(request.url);
    const [, id] = /\/v1\/reviews\/([^/]+)$/u.exec(pathname) ?? [];
    asked.push(id ?? 'list');
    const interrupted = held.interrupt(request);
    if (interrupted !== undefined) return interrupted;
    if (id !== undefined) {
      const review = held.reviews.find((one) => one['id'] === id);
      return review === undefined ? { status: 404, body: '{"message":"Not found"}' } : ok(review);
    }
    const from = (Number(searchParams.get('page') ?? 1) - 1) * perPage;
    const hasMore = held.reviews.length > from + perPage;
    return ok(aReviewList(held.reviews.slice(from, from + perPage), hasMore ? [{ rel: 'next-page' }] : []));
  });
  const world = aWorld({ sources: [PILOT], http, secrets: { TRUSTPILOT_KEY: 'key' } });
  return {
    ...world,
    held,
    /** What was asked since the last time. */
    asked: () => asked.splice(0),
    change: (id: string, fields: Fields) => {
      held.reviews = held.reviews.map((one) => (one['id'] === id ? { ...one, ...fields } : one));
    },
  };
}

export type PilotWorld = ReturnType<typeof aPilotWorld>;
