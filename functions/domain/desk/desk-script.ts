/**
 * Looks for news and puts it in place without moving what is being read, written in or has the focus; what has changed
 * is said once, in the status line that screen readers listen to. All else on the desk works without it.
 */
export const DESK_SCRIPT = `
const { fetch: ask } = window;
const every = Number(document.body.dataset.live) * 1000;
const status = document.getElementById('status');
const address = new URL(location.href);
if (address.searchParams.has('did')) {
  address.searchParams.delete('did');
  history.replaceState(null, '', address);
}
const isBusy = () => {
  const here = document.activeElement;
  return document.hidden || String(getSelection()) !== '' || document.querySelector('main details[open]') !== null ||
    (here !== null && here.matches('main input, main select'));
};
let isBehind = false;
const look = async () => {
  if (isBusy()) return;
  const answer = await ask(address, { credentials: 'same-origin', cache: 'no-store' }).catch(() => undefined);
  if (answer?.status === 401) {
    clearInterval(looking);
    status.textContent = 'This desk has closed. Open it with a new link.';
    return;
  }
  if (!answer?.ok) {
    if (!isBehind) status.textContent = 'The desk cannot be reached. This is how it stood: ' + (document.getElementById('clock')?.textContent ?? '') + '.';
    isBehind = true;
    return;
  }
  if (isBehind) status.textContent = 'The desk is up to date again.';
  isBehind = false;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const [fresh, here, clock] = [page.querySelector('main'), document.querySelector('main'), page.getElementById('clock')];
  if (fresh === null || here === null || isBusy()) return;
  if (clock !== null) document.getElementById('clock').textContent = clock.textContent;
  const told = here.querySelector('.told');
  if (told !== null && fresh.querySelector('.told') === null) fresh.prepend(told.cloneNode(true));
  if (fresh.innerHTML === here.innerHTML) return;
  const focused = here.contains(document.activeElement) ? document.activeElement.id : '';
  const news = fresh.dataset.summary ?? '';
  const isNews = news !== '' && news !== (here.dataset.summary ?? '');
  here.replaceWith(document.adoptNode(fresh));
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
  if (isNews) status.textContent = 'Now: ' + news;
};
const looking = every > 0 ? setInterval(look, every) : 0;
`;
