import type { DeskAnswer, DeskView } from '../domain/desk/desk-view.ts';
import { notFoundPage } from '../domain/desk/said-pages.ts';

/** One answer for what is not there and for what somebody may not see. */
export const notFound = (view: DeskView): DeskAnswer => ({ kind: 'page', status: 404, body: notFoundPage(view) });
