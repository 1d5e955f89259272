import { afterEach, describe, expect, it } from 'vitest';
import { batchesOf, entriesIn } from '../../../bin/push/entries-in.ts';
import { pushAddress } from '../../../bin/push/push-address.ts';
import { sendPush } from '../../../bin/push/send-push.ts';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import { at } from '../../support/builders.ts';
import { anEntry, OLD_SECRET, SECRET } from '../../support/push-builders.ts';
import { openDoor } from './push-door.ts';

const NOW = at('2026-11-20T12:00:00Z');
let door: Awaited<ReturnType<typeof openDoor>>;
afterEach(() => door?.close());

const deps = (waits: number[] = []) => ({ now: () => NOW, wait: async (wait: number) => waits.push(wait) });
const body = JSON.stringify({ mentions: [anEntry(), anEntry({ id: 'b', rating: 0 })] });

describe('sending', () => {
  it('hands back what the webhook accepted and refused', async () => {
    door = await openDoor(SECRET, () => NOW);

    expect(await sendPush(`${door.url}help-desk`, body, SECRET, deps())).toMatchObject({
      accepted: 1,
      duplicate: false,
      refused: [{ index: 1, field: 'rating' }],
    });
  });

  it('tries again when the queue is down, ever later, and is not taken twice', async () => {
    door = await openDoor(SECRET, () => NOW);
    door.queues.broken = new Error('down');
    const waits: number[] = [];
    const sending = sendPush(`${door.url}help-desk`, body, SECRET, {
      now: () => NOW,
      wait: async (wait) => {
        waits.push(wait);
        if (waits.length === 2) door.queues.broken = undefined;
      },
    });

    expect(await sending).toMatchObject({ accepted: 1 });
    expect([door.seen, waits]).toEqual([
      [503, 503, 202],
      [1_000, 2_000],
    ]);
    expect(await sendPush(`${door.url}help-desk`, body, SECRET, deps())).toMatchObject({ duplicate: true });
    expect(door.queues.pushes).toHaveLength(1);
  });

  it('gives up in one line at what would be answered the same again', async () => {
    door = await openDoor(SECRET, () => NOW);

    await expect(sendPush(`${door.url}help-desk`, body, OLD_SECRET, deps())).rejects.toThrow(
      /answered 401: webhook-signature fits neither of the secrets/u,
    );
    expect(door.seen).toEqual([401]);
  });

  it('follows the clock of a run on this machine', async () => {
    door = await openDoor(SECRET, () => NOW + 7 * HOUR);

    expect(await sendPush(`${door.url}help-desk`, body, SECRET, deps())).toMatchObject({ accepted: 1 });
    expect(door.seen).toEqual([401, 202]);
  });
});

describe('a file', () => {
  it.each([
    ['one mention', JSON.stringify(anEntry()), 1],
    ['a batch', JSON.stringify({ mentions: [anEntry(), anEntry()] }), 2],
    ['a list', JSON.stringify([anEntry(), anEntry()]), 2],
    ['lines, with a byte order mark', `\uFEFF${JSON.stringify(anEntry())}\r\n\n${JSON.stringify(anEntry())}\n`, 2],
  ])('is %s', (_what, text, count) => {
    expect(entriesIn(text, 'file')).toHaveLength(count);
  });

  it('that is neither is refused with its line', () => {
    expect(() => entriesIn(`${JSON.stringify(anEntry())}\nid,text\n`, 'a.jsonl')).toThrow(
      'a.jsonl:2: "id,text" is not JSON; write one mention a line, or one JSON file',
    );
  });

  it('goes in requests that the webhook takes', () => {
    const large = Array.from({ length: 120 }, (_, index) => anEntry({ id: `${index}`, text: 'x'.repeat(19_000) }));
    const batches = batchesOf(large);

    expect(batches.map(({ from }) => from)).toEqual([0, 52, 104]);
    expect(batches.flatMap(({ entries }) => entries)).toEqual(large);
    expect(batchesOf(large.slice(0, 5), 2).map(({ entries }) => entries.length)).toEqual([2, 2, 1]);
  });
});

describe('the address', () => {
  it.each([
    ['https://x.on.aws/', 'https://x.on.aws/help-desk'],
    ['https://x.on.aws', 'https://x.on.aws/help-desk'],
    ['https://x.on.aws/help-desk', 'https://x.on.aws/help-desk'],
    ['http://localhost:4000/', 'http://localhost:4000/help-desk'],
  ])('%s is that of the source', (given, address) => {
    expect(pushAddress('help-desk', given, 'nowhere')).toBe(address);
  });

  it('is never plain http to another machine, and never guessed', () => {
    expect(() => pushAddress('help-desk', 'http://x.example/', 'nowhere')).toThrow('is not encrypted');
    expect(() => pushAddress('help-desk', 'x.example', 'nowhere')).toThrow('is no web address');
    expect(() => pushAddress('help-desk', undefined, '/nowhere')).toThrow('/nowhere: holds no local store');
  });
});
