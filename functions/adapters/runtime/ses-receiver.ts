import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { MailSender } from '../../ports/alerts.ts';
import { sesMail } from '../ses/ses-mail.ts';

/** Mail by Amazon SES, by a client of the SDK's own chain. */
export const sesReceiver = (from: string): MailSender => sesMail(new SESv2Client({}), from);
