import { type Answer, type LocalServer, serveLocally } from './http-server.ts';
import type { SendMail } from './mail.ts';
import type { Gate } from './permissions/gate.ts';

interface SendEmailInput {
  readonly FromEmailAddress?: string;
  readonly Destination?: { readonly ToAddresses?: readonly string[] };
  readonly Content?: {
    readonly Simple?: {
      readonly Subject?: { readonly Data?: string };
      readonly Body?: { readonly Text?: { readonly Data?: string }; readonly Html?: { readonly Data?: string } };
    };
  };
}

/** The part of Amazon SES that functions use: one mail at a time, handed to whoever takes the mails of this run. */
export async function startSes(sendMail: SendMail, gate: Gate): Promise<LocalServer> {
  let sent = 0;
  return serveLocally(async (request, body) => {
    if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails') {
      return answer(404, { message: `the local run has no ${request.url}` });
    }
    const denied = gate(request, body);
    if (denied !== undefined) return denied;
    const { FromEmailAddress: from, Destination, Content } = JSON.parse(body.toString()) as SendEmailInput;
    const { Subject, Body } = Content?.Simple ?? {};
    const html = Body?.Html?.Data;
    try {
      for (const to of Destination?.ToAddresses ?? []) {
        const mail = { to, subject: Subject?.Data ?? '', text: Body?.Text?.Data ?? '' };
        await sendMail({ ...mail, ...(html !== undefined && { html }), ...(from !== undefined && { from }) });
      }
    } catch (error) {
      return answer(503, { message: error instanceof Error ? error.message : String(error) });
    }
    sent += 1;
    return answer(200, { MessageId: `local-${sent}` });
  });
}

const answer = (status: number, body: object): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
