import type {
  AlertMessage,
  DueMessage,
  IncidentWork,
  PollMessage,
  PushMessage,
  SlackWork,
} from './contracts/messages.ts';
import type { Alert } from './domain/alerts/alert.ts';
import type { AlertMail } from './domain/alerts/alert-mail.ts';
import type { AmazonQNotification } from './domain/alerts/amazon-q.ts';
import type { PagerDutyEvent } from './domain/alerts/pagerduty.ts';
import type { ChannelState, SlackCard, SlackWaiting } from './domain/alerts/slack-channel.ts';
import type { DeskLink, DeskTicket } from './domain/desk/desk-ticket.ts';
import type { OpenClock } from './domain/desk/open-clock.ts';
import type { Board, Incident } from './domain/incidents/incident.ts';
import type { IncidentNotice } from './domain/incidents/notice.ts';
import type { WholeRead } from './domain/mentions/absence.ts';
import type { AuthorNote, EarlierNotes } from './domain/mentions/author-notes.ts';
import type { Gap, SourceProgress } from './domain/mentions/coverage.ts';
import type { KnownAuthor } from './domain/mentions/known-author.ts';
import type { Mention, MentionKey } from './domain/mentions/mention.ts';
import type { Observation } from './domain/mentions/observation.ts';
import type { RequestBudget } from './domain/mentions/politeness/request-budget.ts';
import type { Capabilities, PlannedRequest, Reading, SourceProblem } from './domain/mentions/reading.ts';
import type { Source } from './domain/mentions/source.ts';
import type { PollTier } from './domain/mentions/sources/kind-of-source.ts';
import type { Chart, DrawnCharts } from './domain/reports/charts/chart.ts';
import type { MentionFacts } from './domain/reports/facts.ts';
import type { DayRollup, RollupHead } from './domain/reports/rollup.ts';
import type { DayScores } from './domain/reports/scores.ts';
import type { BrandTable } from './domain/scoring/brand/brand-table.ts';
import type { TextNote } from './domain/scoring/likeness/text-notes.ts';
import type { Opinion } from './domain/scoring/second-opinion.ts';
import type { Settings } from './domain/settings/settings.ts';
import type { Duration, Instant } from './domain/shared/time.ts';

/** All that the core asks of the world, on one page. Adapters translate; they never decide. */

export type Now = () => Instant;

/** Thrown by no port: a lost race is an answer, so that the caller reads again and decides anew. */
export type Saved = 'saved' | 'conflict';

export interface MentionStore {
  /** Strongly consistent. */
  find(key: MentionKey): Promise<Mention | undefined>;
  /** Its facts, by one request whatever there is, so that the time it takes tells nobody more. Strongly consistent. */
  factsOf(key: MentionKey): Promise<MentionFacts | undefined>;
  /** Version 1 inserts, version n replaces exactly version n - 1; anything else is a conflict and changes nothing. */
  save(mention: Mention): Promise<Saved>;
  /** Keeps the text that an edit is about to replace. Idempotent; called before the edit is saved. */
  keepEarlierText(mention: Mention): Promise<void>;
  /** Deletes every text that is kept beside a mention that is gone; its save does so too, unless it dies. Idempotent. */
  forgetTexts(key: MentionKey): Promise<void>;
  /** Notes who wrote a mention, and tells how many earlier ones of the same author are noted. Idempotent. */
  noteAuthor(note: AuthorNote): Promise<EarlierNotes>;
  /** When the posts of each noted mention of an author were made. */
  notedPosts(author: KnownAuthor): Promise<readonly Instant[]>;
  /** Remembers that what this author posted up to `until` is not to be taken in, and forgets what was noted of them. Never shortens. Idempotent. */
  forgetAuthor(author: KnownAuthor, until: Instant): Promise<void>;
  /** Up to when what this author posted is not to be taken in; nothing where nobody asked for it. */
  forgottenUntil(author: KnownAuthor): Promise<Instant | undefined>;
  /** The texts that are kept beside a mention: its present one where that is long, and those that edits replaced. */
  keptTexts(key: MentionKey): Promise<readonly KeptText[]>;
  /** Notes what a mention says, and tells how many others of its brand that are noted say nearly the same. Idempotent. */
  noteText(note: TextNote): Promise<number>;
  /** Everything due before `until`, oldest first, with no lower bound; eventually consistent. */
  dueBefore(shard: number, until: Instant): AsyncIterable<DueMessage>;
  /** Facts of a brand's mentions posted in `[from, to)`: day by day (UTC), those of one day in any order. */
  facts(brand: string, from: Instant, to: Instant): AsyncIterable<MentionFacts>;
}

/** What is open, for people who answer. Eventually consistent, and cheap however much is stored. */
export interface OpenClocks {
  /**
   * Of all brands: running clocks with a stage or a look ahead, in no order; of more than `most` those with the nearest.
   * `next` leads to the others as `after`. It names a mention, as that of `spent` does: nobody may be shown it as it is.
   */
  ahead(most: number, after?: string): Promise<{ readonly clocks: readonly OpenClock[]; readonly next?: string }>;
  /** A brand's that run on past their last stage, the latest deadline first. `after` is the `next` of the page before. */
  spent(
    brand: string,
    most: number,
    after?: string,
  ): Promise<{ readonly clocks: readonly OpenClock[]; readonly next?: string }>;
}

/** A text of a mention, as it was. */
export interface KeptText {
  readonly contentHash: string;
  readonly title?: string;
  readonly text: string;
}

export interface SourceStore {
  /** Strongly consistent; `recent`: as it was up to half a minute ago, give or take a moment, for half a read or none. */
  find(
    sourceId: string,
    which?: 'recent',
  ): Promise<{ readonly source: Source; readonly progress: SourceProgress } | undefined>;
  /** Conditional on `version`, as in MentionStore. */
  saveProgress(progress: SourceProgress): Promise<Saved>;
  /** Brings the sources of the settings into the table and onto the wheel; those no longer listed leave the wheel, their history stays. */
  apply(sources: readonly Source[]): Promise<AppliedSources>;
  /** Sources on the wheel's slot of this minute, over all tiers, with their fair-queue group (pollGroup, kept on the wheel). `minute` counts minutes since 1970; `slowerThan` leaves tiers up to that one out. */
  dueAtMinute(
    minute: number,
    slowerThan?: PollTier,
  ): AsyncIterable<Pick<PollMessage, 'sourceId'> & { readonly group: string }>;
  /** The last minute dispatched, and its advance; conditional, so that two dispatchers do not both claim one. */
  watermark(): Promise<number | undefined>;
  advanceWatermark(from: number | undefined, to: number): Promise<Saved>;
  openGap(gap: Gap): Promise<void>;
  closeGap(gap: Gap): Promise<void>;
  gaps(sourceId: string, from: Instant, to: Instant): Promise<readonly Gap[]>;
  /** What the whole reads of a source have shown; only of sources where an absence tells of a deletion. */
  wholeRead(sourceId: string): Promise<WholeRead | undefined>;
  saveWholeRead(read: WholeRead): Promise<void>;
}

export interface AppliedSources {
  /** Ids that were not on the wheel before: polled at once. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What all workers know together of each credential or server; see domain/mentions/politeness/. */
export interface BudgetStore {
  /** A fresh one where nothing is known. May lag by a moment unless asked for `latest`, at twice the price: `save` tells. */
  find(id: string, which?: 'latest'): Promise<RequestBudget>;
  /** Conditional on `version`, as in MentionStore. */
  save(budget: RequestBudget): Promise<Saved>;
}

/** Counts what costs money by calendar month (UTC), so that no number of workers together passes a cap. */
export interface SpendStore {
  /** Sets aside up to `wanted` units of the month, less where fewer are left; none where not even `least` are. */
  reserve(wish: SpendWish): Promise<Reservation | undefined>;
  /** Gives back what of a reservation was not used; once, however often it is called. Without it all counts as used. */
  settle(reservation: Reservation, used: number): Promise<void>;
  spent(account: string, month: string): Promise<Spent>;
}

/** Units of a month. */
export interface Spent {
  /** Used or set aside. */
  readonly units: number;
  /** Of these, what reservations hold that nobody has settled yet. */
  readonly setAside: number;
}

export interface SpendWish {
  /** Whose cap it is: a source. */
  readonly account: string;
  /** `2026-11` */
  readonly month: string;
  readonly wanted: number;
  readonly least: number;
  readonly cap: number;
  /** Most requests of this sort cost nothing in the end: what is set aside may serve the next one too. */
  readonly mostlyUnused?: boolean;
}

export interface Reservation {
  readonly account: string;
  readonly month: string;
  readonly units: number;
  /** Tells it from every other one. */
  readonly mark: string;
  /** What other reservations of the month held when it was made. */
  readonly beside: number;
}

/** What was learned from each brand's own mentions, in its own account. */
export interface BrandTables {
  find(brand: string): Promise<BrandTable | undefined>;
  /** Replaces what was learned before. Refuses one of more than 64 kB. */
  save(table: BrandTable): Promise<void>;
  forget(brand: string): Promise<void>;
}

/** Another judge of texts, who takes money. docs/adr/011. */
export interface SecondJudge {
  /** Who it is, for people: `Comprehend`. */
  readonly by: string;
  /** The texts as requests that it takes; a text that it does not take, as of a language it does not know, is in none. */
  requestsFor(texts: readonly AskedText[]): readonly OpinionRequest[];
  /** Ends within two seconds and never throws: what goes wrong is in the answer. */
  ask(request: OpinionRequest): Promise<OpinionAnswer>;
}

/** All that is told to the other judge of a mention. */
export interface AskedText {
  readonly text: string;
  /** Primary subtag; empty where nobody knows. */
  readonly language: string;
}

/** Money is in millionths of a US dollar. */
export interface OpinionRequest {
  readonly texts: readonly AskedText[];
  /** The most that it can cost. */
  readonly most: number;
}

export interface OpinionAnswer {
  /** By text; of texts that it could not judge, nothing. */
  readonly of: ReadonlyMap<string, Opinion>;
  /** What it cost; where nobody can tell, the most that it can have cost. */
  readonly cost: number;
  /** `busy`: it wants to be asked less. `down`: it did not answer. `unusable`: it answered what cannot be believed. */
  readonly failed?: 'busy' | 'down' | 'unusable';
  /** What went wrong, in one line without text of a mention. */
  readonly line?: string;
}

/** Opinions that were paid for, by who gave them and the hash of the text, for as long as the same text may come again. */
export interface OpinionLog {
  find(by: string, texts: readonly string[]): Promise<ReadonlyMap<string, Opinion>>;
  keep(by: string, opinions: ReadonlyMap<string, Opinion>): Promise<void>;
}

/** The facts of whole days, and marks on days in which something has changed since. docs/adr/015-rollups.md */
export interface RollupStore {
  /** Of the UTC days `[from, to]` that were compiled, oldest first. */
  heads(brand: string, from: string, to: string): Promise<readonly RollupHead[]>;
  /** Replaces what was compiled before from an older read. Writes no facts that are stored already. */
  save(rollup: DayRollup): Promise<void>;
  /** Those of a head, in order of posting; undefined where they are not all there, or not those of that head. */
  facts(brand: string, head: RollupHead): Promise<Iterable<MentionFacts> | undefined>;
  /** Days in which a mention was about to change after they had settled, with the newest such instant. */
  marks(brand: string): Promise<ReadonlyMap<string, Instant>>;
  /** Removes a mark unless the day was marked again. */
  unmark(brand: string, day: string, markedAt: Instant): Promise<void>;
}

/** Answers of surveys, by brand and day. */
export interface ScoreStore {
  /** Replaces what was stored of its day. */
  save(scores: DayScores): Promise<void>;
  /** Of the days `[from, to]`, oldest first. */
  find(brand: string, from: string, to: string): Promise<readonly DayScores[]>;
}

/** The channels' turns and what waits for them: at most one sender a channel, at its pace, across all workers. */
export interface SlackChannels {
  /** Takes the channel's turn, unless somebody has it or it is not to be written to yet. A turn that is never released ends by itself. */
  take(channel: string, now: Instant): Promise<TakenTurn | NoTurn>;
  /** Gives the turn back; nobody takes it before `freeAt`. `wakeAt`: when somebody was asked to come again. */
  release(turn: TakenTurn, next: ChannelState & { readonly freeAt: Instant; readonly wakeAt?: Instant }): Promise<void>;
  /** Kept until `done`; the same thing once. */
  wait(channel: string, waiting: readonly SlackWaiting[], now: Instant): Promise<void>;
  /** In the order of `inOrder`, at most `most`; strongly consistent. */
  waiting(channel: string, most: number): Promise<readonly SlackWaiting[]>;
  done(channel: string, waiting: readonly SlackWaiting[]): Promise<void>;
}

export interface TakenTurn extends ChannelState {
  readonly taken: true;
  readonly channel: string;
  readonly holder: string;
}

export interface NoTurn {
  readonly taken: false;
  /** Somebody has it now, and looks again before giving it back. */
  readonly held: boolean;
  readonly freeAt: Instant;
  readonly wakeAt?: Instant;
}

/** Which message of which channel is about which mention; survives restarts. */
export interface SlackCards {
  find(key: MentionKey, channel: string): Promise<StoredCard | undefined>;
  /** Replaces exactly the card that was found, or none. */
  save(key: MentionKey, channel: string, card: SlackCard, before: StoredCard | undefined, now: Instant): Promise<Saved>;
  /** The channels that have been told of a mention. */
  channels(key: MentionKey): Promise<readonly string[]>;
}

export interface StoredCard extends SlackCard {
  readonly version: number;
}

export interface Queues {
  sendPolls(messages: readonly (PollMessage & { readonly group: string })[], delay?: Duration): Promise<void>;
  /** Each message becomes visible after its own delay, rounded up to whole seconds, at most 15 minutes. */
  sendDue(messages: readonly { readonly message: DueMessage; readonly delay: Duration }[]): Promise<void>;
  sendAlerts(messages: readonly AlertMessage[]): Promise<void>;
  /** Into the queue of the alerts: what is decided about incidents is told by the same worker. */
  sendIncidentWork(messages: readonly IncidentWork[]): Promise<void>;
  /** Resolves when the queue has every one of them. */
  sendPushes(messages: readonly PushMessage[]): Promise<void>;
  sendSlack(messages: readonly { readonly message: SlackWork; readonly delay?: Duration }[]): Promise<void>;
  /** Sets aside for the operator, whose alarm it raises. */
  giveUp(messages: readonly SlackWork[]): Promise<void>;
}

/** A request to a webhook, as it came; `body` exactly as sent. */
export interface SignedPush {
  readonly webhookId: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: string;
}

/** `late`: signed by somebody who knows the secret, more than five minutes from now. */
export type Signed = 'signed' | 'unsigned' | 'forged' | 'late';

/** When the newest poll comes that a nudge asked for, by source. */
export interface NudgeLog {
  /** Strongly consistent. */
  pollAt(sourceId: string): Promise<Instant | undefined>;
  /** Conditional on `before`, as in MentionStore. */
  move(sourceId: string, before: Instant | undefined, to: Instant): Promise<Saved>;
}

/** What was taken at a webhook, so that its repetition is known for one. */
export interface Receipt {
  /** When the sender signed it, in seconds since 1970, as it wrote them. */
  readonly timestamp: string;
  /** Tells one body from another. */
  readonly digest: string;
}

/** Webhook ids that were taken, by source, for at least as long as a repetition could pass for new. */
export interface ReceiptLog {
  /** Strongly consistent. */
  find(sourceId: string, webhookId: string): Promise<Receipt | undefined>;
  keep(sourceId: string, webhookId: string, receipt: Receipt, now: Instant): Promise<void>;
}

export interface AlertPublisher {
  /** One publish: text for people, attributes for filters, the alert as JSON for machines. */
  publish(alert: Alert): Promise<void>;
}

export interface IncidentPublisher {
  /** One publish, under the same attributes as an alert's: whoever is sent the alerts of an owner is sent it. */
  publish(notice: IncidentNotice): Promise<void>;
}

/** The incidents of brands: a board of those that somebody still has to look after, and those that are over. */
export interface IncidentStore {
  /** Strongly consistent; an empty one of version 0 where nothing is stored. */
  board(brand: string): Promise<Board>;
  /** Conditional on `version`, as in MentionStore. */
  saveBoard(board: Board): Promise<Saved>;
  /** Brands with something on their boards. */
  busyBrands(): Promise<readonly string[]>;
  /** Keeps one that is over; the same one once. */
  keep(incident: Incident): Promise<void>;
  /** On the board or over. */
  find(brand: string, id: string): Promise<Incident | undefined>;
  /** Those that are over and were opened in `[from, to)`, oldest first. */
  past(brand: string, from: Instant, to: Instant): Promise<readonly Incident[]>;
}

/** Reports as they were compiled. */
export interface ReportShelf {
  /** The newest page of each period of a brand, the newest first; none where none was compiled of late. */
  newest(brand: string): Promise<readonly ShelvedReport[]>;
}

/** `20261122-day` */
export interface ShelvedReport {
  readonly name: string;
  readonly read: () => Promise<string>;
}

/** Signs what opens the desk, so that nobody else can make or change it. */
export interface DeskSeal {
  seal(ticket: DeskTicket): Promise<string>;
  /** Undefined for whatever is not ours, is changed, has ended by `now`, or is of the other kind. */
  open(kind: DeskTicket['kind'], token: string, now: Instant): Promise<DeskTicket | undefined>;
  /** A text that nobody else can read or make, the same for the same one: for what an address has to carry. */
  hide(text: string): Promise<string>;
  /** Undefined for whatever is not from `hide`. */
  reveal(hidden: string): Promise<string | undefined>;
}

/** What became of links to the desk; each is kept until nothing that it opened can be open any more. */
export interface DeskLinks {
  /** Notes a link that was made, so that it can be listed. */
  note(link: DeskLink): Promise<void>;
  /** Binds the link to the session that it opens. False when it was used before, or was revoked. */
  use(link: DeskLink & { readonly session: string; readonly usedAt: Instant }): Promise<boolean>;
  /** Whether the session is the one that the link opened, and nobody has revoked it. Strongly consistent. */
  isOpen(link: string, session: string): Promise<boolean>;
  /** Ends it for good, used or not; false where nothing is known of it, which may be a link that nobody has used yet. */
  revoke(link: string, at: Instant): Promise<boolean>;
  /** Those that are noted or used, the newest first. */
  list(): Promise<readonly DeskLink[]>;
}

export interface ReportPublisher {
  /** Stores the files under the report's name and answers an address under which people can open the first one. */
  store(name: string, files: readonly ReportFile[]): Promise<string>;
  announce(subject: string, text: string): Promise<void>;
}

/** Rows of response clocks by brand and day, for a query engine. */
export interface RowFiles {
  /** Replaces what was stored of that day. `day`: `2026-11-22`, of posting, UTC. */
  store(brand: string, day: string, csv: string): Promise<void>;
}

/** Draws charts ahead, so that a page needs no script: the same charts always give the same text. */
export type DrawCharts = (charts: readonly Chart[]) => Promise<DrawnCharts>;

export interface ReportFile {
  readonly extension: 'html' | 'csv' | 'json';
  readonly contentType: string;
  readonly body: string;
}

export interface OperatorNotifier {
  /** One message to the operator, about our own system. */
  tell(subject: string, text: string): Promise<void>;
}

/** What the operator has been told of, so that nobody is told the same twice; one memory for each turn of the check. */
export interface TroubleMemory {
  recall(memory: string): Promise<readonly string[]>;
  remember(memory: string, names: readonly string[]): Promise<void>;
}

/** What parts of the stack have done last, for those that watch over them. */
export interface Pulse {
  /** The last minute whose polls were dispatched. */
  dispatchedAt(): Promise<Instant | undefined>;
  lastCheck(): Promise<CheckNote | undefined>;
  noteCheck(note: CheckNote): Promise<void>;
  /** The newest daily probe. */
  probeSent(): Promise<ProbeNote | undefined>;
  noteProbeSent(note: ProbeNote): Promise<void>;
  /** The newest probe that reached the receiver. */
  probeBack(): Promise<Omit<ProbeNote, 'lateSince'> | undefined>;
  noteProbeBack(note: Omit<ProbeNote, 'lateSince'>): Promise<void>;
}

/** A check of the sources that ended. */
export interface CheckNote {
  readonly at: Instant;
  readonly isProbeLate: boolean;
}

export interface ProbeNote {
  readonly id: string;
  readonly at: Instant;
  /** Since when none has come back; it sets out because of that. */
  readonly lateSince?: Instant;
}

export interface Secrets {
  /** The value under a name, cached for minutes. Refuses in one line that names it when there is none. */
  read(name: string): Promise<string>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `status` is whatever the server said; a server that could not be reached at all is an HttpFailure. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpFailure {
  readonly failed: string;
}

export interface Http {
  /** Never throws for what a server does: time-outs, sizes and broken connections are an HttpFailure with one line. */
  send(request: HttpRequest): Promise<HttpResponse | HttpFailure>;
}

/** How one source is read: its connector, bound to it. Pure; the caller sends the requests and stores what was read. */
export interface SourceReader {
  readonly capabilities: Capabilities;
  /** The namespace in which the source's ids are unique: `app-store:us:310633997`, `mastodon:mastodon.social`. */
  readonly origin: string;
  /** For people: `App Store US`, `mastodon.social #sundial`. */
  readonly label: string;
  /** The requests that start a poll. */
  begin(cursor: Readonly<Record<string, string>>): readonly PlannedRequest[];
  /**
   * Looks at one mention again before crying wolf; empty where the source cannot show one mention. `cursor` is what is
   * known of the source: where reading costs money, what has been spent.
   */
  thread(seen: Observation, cursor?: Readonly<Record<string, string>>): readonly PlannedRequest[];
  /**
   * Adds the source's credentials to a request; may first exchange them for a token, kept in memory while it lasts.
   * A secret that is missing or malformed is a problem in one line, as is an exchange that fails.
   */
  authorise(request: PlannedRequest, access: Access): Promise<Authorised | SourceProblem>;
  /** Never throws, whatever came. */
  read(asked: PlannedRequest, answer: HttpResponse | HttpFailure, known: Known): Reading | SourceProblem;
}

/** What it takes to make a source's credentials. */
export interface Access {
  readonly http: Http;
  readonly secrets: Secrets;
  /** For sources that cost money; without it they are not asked. */
  readonly spending?: SpendStore;
  readonly now: Instant;
}

export interface Authorised {
  readonly request: PlannedRequest;
  /** Forgets the token that this request carries, after a 401; absent where asking again would change nothing. */
  readonly forget?: () => void;
  /** Whether an answer that is no 401 says that the token no longer counts. */
  readonly isSpent?: (answer: HttpResponse) => boolean;
  /** Told what came of the request, where money was set aside for it. */
  readonly settle?: (answer: HttpResponse | HttpFailure) => Promise<void>;
}

/** What a reading may depend on beside the answer. */
export interface Known {
  readonly now: Instant;
  readonly cursor: Readonly<Record<string, string>>;
}

/** May load what reads its kind first. */
export type ReaderFor = (source: Source) => SourceReader | Promise<SourceReader>;

export interface SlackSender {
  /** Posts one message to an incoming webhook. Throws SlackUnavailable with the wait that Slack asked for, or SlackRefused. */
  post(webhookAddress: string, message: unknown): Promise<void>;
}

export interface SlackApp {
  /** Calls a method of Slack's Web API. Throws SlackUnavailable with the wait that Slack asked for, or SlackRefused. */
  call(
    method: SlackMethod,
    token: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>>;
}

/** Each sends one message to one receiver; throws ReceiverUnavailable, with the wait that was asked for, or ReceiverRefused. */
export interface MailSender {
  send(mail: AlertMail & { readonly to: string; readonly html: string }): Promise<void>;
}

export interface WebhookSender {
  /** Signed with the secret's value; `id` names the message, however often it is sent. */
  post(url: string, message: { readonly id: string; readonly body: string; readonly secret: string }): Promise<void>;
}

export interface PagerDutySender {
  send(server: string, event: PagerDutyEvent): Promise<void>;
}

export interface ChatPublisher {
  publish(topic: string, notification: AmazonQNotification): Promise<void>;
}

export type SlackMethod =
  | 'chat.postMessage'
  | 'chat.update'
  | 'conversations.history'
  | 'conversations.replies'
  | 'views.open';

export type ReadSettings = () => Promise<Settings>;
