import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ArrivedMail {
  readonly at: number;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

export interface SmtpDouble {
  readonly url: string;
  /** What the server has taken over, oldest first, as a mail program would show it. */
  readonly mails: readonly ArrivedMail[];
  /** Refuses connections until `up`. */
  down(): Promise<void>;
  up(): Promise<void>;
}

/** A mail server of this machine that keeps what it is given; `at` is by the clock it is given. */
export async function startSmtpDouble(now: () => number): Promise<SmtpDouble> {
  const mails: ArrivedMail[] = [];
  let server = await listening(0, now, mails);
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    down: () => new Promise((resolve) => server.close(() => resolve())),
    up: async () => {
      server = await listening(port, now, mails);
    },
  };
}

async function listening(port: number, now: () => number, mails: ArrivedMail[]): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => {
      buffer(stream)
        .then((bytes) => PostalMime.parse(bytes))
        .then(({ subject = '', text = '' }) => {
          mails.push({ at: now(), to: session.envelope.rcptTo.map(({ address }) => address), subject, text });
        })
        .then(() => done(), done);
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return server;
}
