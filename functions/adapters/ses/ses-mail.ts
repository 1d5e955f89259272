import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { MailSender } from '../../ports/alerts.ts';
import { receiverErrorOf } from '../runtime/service-answer.ts';

const utf8 = (data: string) => ({ Data: data, Charset: 'UTF-8' });

/** Mails by Amazon SES, as HTML with plain text beside. `from` is verified there. */
export const sesMail = (client: SESv2Client, from: string): MailSender => ({
  async send({ to, subject, text, html }) {
    try {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
        }),
      );
    } catch (error) {
      throw receiverErrorOf('SES', error);
    }
  },
});
