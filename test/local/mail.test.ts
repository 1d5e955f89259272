import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { defaultMail } from '../../bin/local/mail.ts';
import { postToAddress } from '../../bin/local/webhook.ts';

const MAIL = { to: 'ann@example.com', subject: 'Überfällig: 1 ★', text: 'Please answer.\n' };

async function smtpServer(): Promise<{ address: string; received: string[]; close: () => void }> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => void text(stream).then((raw) => done(void received.push(raw) as undefined)),
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return { address: `smtp://127.0.0.1:${port}`, received, close: () => server.close() };
}

describe('mail of the local run', () => {
  it('reaches the server at SMTP_URL with its subject and text', async () => {
    const { address, received, close } = await smtpServer();

    await defaultMail({ SMTP_URL: address })(MAIL);
    close();

    const mail = await PostalMime.parse(received[0] ?? '');
    expect([mail.to?.[0]?.address, mail.subject, mail.text?.trim()]).toEqual([MAIL.to, MAIL.subject, 'Please answer.']);
  });

  it('is refused, so that it is tried again, when the server is away or none is named', async () => {
    const { address, close } = await smtpServer();
    close();

    await expect(defaultMail({ SMTP_URL: address })(MAIL)).rejects.toThrow(/ECONNREFUSED/u);
    await expect(defaultMail({})(MAIL)).rejects.toThrow('no mail server: SMTP_URL is not set');
  });
});

it('posts a webhook with its headers and answers the status that the receiver gave', async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      bodies.push(`${request.headers['x-amz-sns-message-type']} ${body}`);
      response.writeHead(429).end('slow down');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`;

  const status = await postToAddress({ url, headers: { 'x-amz-sns-message-type': 'Notification' }, body: '{}' });
  server.close();
  server.closeAllConnections();

  expect([status, bodies]).toEqual([429, ['Notification {}']]);
});
