import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for who draws it; SNS has none. */
  readonly html?: string;
  /** @default that of the run */
  readonly from?: string;
}

/** Rejects when the mail was not taken over; the delivery is then tried again. */
export type SendMail = (mail: Mail) => Promise<void>;

/** Sends through the mail server at an `smtp://` or `smtps://` address. */
export function smtpMail(address: string, from = 'ReplyWatch <replywatch@localhost>'): SendMail {
  const transport = createTransport(address);
  return async (mail) => {
    await transport.sendMail({ from, ...mail });
  };
}

/** SMTP where SMTP_URL names a server; otherwise every mail is refused, so that it is retried and set aside, not lost. */
export function defaultMail(variables: NodeJS.ProcessEnv): SendMail {
  const address = variables['SMTP_URL'];
  if (address !== undefined && address !== '') return smtpMail(address);
  return () => Promise.reject(new Error('no mail server: SMTP_URL is not set'));
}
