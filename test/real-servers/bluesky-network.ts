import { TestNetwork } from '@atproto/dev-env';
import { type Services, startServices } from './services.ts';

/** Somebody with an account on the network. */
export interface Person {
  readonly handle: string;
  readonly did: string;
  readonly password: string;
  readonly appPassword: string;
  readonly token: string;
}

export interface Post {
  readonly uri: string;
  readonly cid: string;
}

/** A whole AT Protocol network on this machine: directory, personal data server, AppView. */
export class BlueskyNetwork {
  readonly #network: TestNetwork;
  readonly #services: Services;

  private constructor(network: TestNetwork, services: Services) {
    this.#network = network;
    this.#services = services;
  }

  static async open(): Promise<BlueskyNetwork> {
    const services = await startServices();
    process.env['REDIS_HOST'] = services.redisHost;
    const network = await TestNetwork.create({
      dbPostgresUrl: services.postgresUrl,
      dbPostgresSchema: 'replywatch',
    }).catch(async (error: unknown) => {
      await services.stop();
      throw error;
    });
    return new BlueskyNetwork(network, services);
  }

  /** Where people have their accounts, and what everybody may read without one. */
  get entryway(): string {
    return this.#network.pds.url.replace('localhost', '127.0.0.1');
  }

  get appView(): string {
    return this.#network.bsky.url.replace('localhost', '127.0.0.1');
  }

  /** Until the AppView knows what has been posted. */
  settled(): Promise<unknown> {
    return this.#network.processAll();
  }

  async join(name: string): Promise<Person> {
    const handle = `${name}.test`;
    const password = `${name}-password`;
    const account = await this.#ask('com.atproto.server.createAccount', {
      handle,
      email: `${name}@people.example`,
      password,
    });
    const token = textOf(account, 'accessJwt');
    const { password: appPassword } = (await this.#ask(
      'com.atproto.server.createAppPassword',
      { name: 'replywatch' },
      token,
    )) as { password: string };
    return { handle, did: textOf(account, 'did'), password, appPassword, token };
  }

  async post(by: Person, text: string, fields: object = {}): Promise<Post> {
    const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString(), langs: ['en'], ...fields };
    const made = await this.#ask(
      'com.atproto.repo.createRecord',
      { repo: by.did, collection: 'app.bsky.feed.post', record },
      by.token,
    );
    return { uri: textOf(made, 'uri'), cid: textOf(made, 'cid') };
  }

  reply(by: Person, to: Post, text: string, root: Post = to): Promise<Post> {
    return this.post(by, text, { reply: { root, parent: to } });
  }

  /** `@handle text`, with the facet that makes it a mention. */
  mention(by: Person, whom: Person, text: string): Promise<Post> {
    const words = `@${whom.handle}`;
    const facet = {
      index: { byteStart: 0, byteEnd: words.length },
      features: [{ $type: 'app.bsky.richtext.facet#mention', did: whom.did }],
    };
    return this.post(by, `${words} ${text}`, { facets: [facet] });
  }

  async remove(by: Person, { uri }: Post): Promise<void> {
    const rkey = uri.split('/').at(-1);
    await this.#ask(
      'com.atproto.repo.deleteRecord',
      { repo: by.did, collection: 'app.bsky.feed.post', rkey },
      by.token,
    );
  }

  async close(): Promise<void> {
    await this.#network.close();
    await this.#services.stop();
  }

  async #ask(method: string, body: object, token?: string): Promise<object> {
    const answer = await fetch(`${this.entryway}/xrpc/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method}: ${answer.status} ${text}`);
    return text === '' ? {} : (JSON.parse(text) as object);
  }
}

const textOf = (record: object, name: string): string => String((record as Record<string, unknown>)[name]);
