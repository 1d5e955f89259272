import { html } from '../shared/html.ts';
import { deskPage } from './desk-frame.ts';
import type { DeskView } from './desk-view.ts';

/** The same for what is not there, what may not be seen, and what nobody knows. */
export const notFoundPage = (view: DeskView): string =>
  deskPage(
    {
      path: '',
      title: 'Not here',
      main: html`<p>There is no such page on this desk. <a href="/">Back to what is open</a></p>`,
    },
    view,
  );

export const refusedPage = (title: string, line: string, view: DeskView): string =>
  deskPage({ path: '', title, main: html`<p>${line}</p><p><a href="/">Back to what is open</a></p>` }, view);
