import { isSecretForm } from '../secret-name.ts';
import { leaf } from './building-blocks.ts';

/** Whether an address can only be reached on the machine that asks: fine for a local run, useless in the cloud. */
export function isLocal(address: string): boolean {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d{1,3}){3}$/u.test(host);
}

/** The scheme, host and port of a server: https, or plain http on this machine. */
export const origin = (description: string, example: string) =>
  leaf({
    what: "a server's address",
    mend: `write https:// and the server's name only, e.g. ${example}`,
    description,
    examples: [example],
    read: (given) => {
      const url = parsed(given);
      if (url === undefined) return undefined;
      if (url.protocol === 'http:' && !isLocal(given)) return { mend: 'use https: plain http is for localhost only' };
      const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
      return bare ? { value: url.origin } : undefined;
    },
  });

/** An address that takes POSTs: https, or plain http on this machine. */
export const webhookAddress = (description: string) =>
  leaf({
    what: 'a web address',
    mend: 'write an https address, e.g. https://desk.sundial.example/replywatch',
    description,
    examples: ['https://desk.sundial.example/replywatch'],
    read: (given) => {
      const url = parsed(given);
      if (isSecretForm(given))
        return { mend: 'this address is a secret: for Slack write slack: {secret: NAME, channel}' };
      if (url === undefined) return undefined;
      if (url.protocol === 'http:' && !isLocal(given)) return { mend: 'use https: plain http is for localhost only' };
      return url.username === '' && given.length <= 1_000 ? { value: url.href } : undefined;
    },
  });

/** An address that people follow. */
export const pageAddress = (description: string, example: string) =>
  leaf({
    what: 'a web address',
    mend: `write an https address, e.g. ${example}`,
    description,
    examples: [example],
    read: (given) => {
      const url = parsed(given);
      return url?.protocol === 'https:' && url.username === '' && given.length <= 1_000
        ? { value: url.href }
        : undefined;
    },
  });

function parsed(given: string): URL | undefined {
  if (!/^https?:\/\//iu.test(given) || !URL.canParse(given)) return undefined;
  return new URL(given);
}
