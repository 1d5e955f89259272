import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leaveNote } from '../../bin/store/data-folder.ts';
import { deskPlace } from '../../bin/store/desk-place.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';

const desk = { secret: 'DESK_KEY', openFor: HOUR };
const secretsIn = (kept: Readonly<Record<string, string>>) => (prefix: string) => ({
  read: async (name: string) => {
    const value = kept[prefix + name];
    if (value === undefined) throw new Refusal(`secret ${name}`, 'is not there', 'set it');
    return value;
  },
});
const place = (endpoint: 'local' | 'aws', data = 'nowhere') => ({ endpoint, data, stack: 'Shop' });
const noteOf = (running: object | undefined): string => {
  const data = mkdtempSync(join(tmpdir(), 'replywatch-desk-'));
  leaveNote(data, { clock: 'wall', tableName: 'table', ...(running && { running: running as never }) });
  return data;
};

describe('where replywatch desk finds a desk', () => {
  it('in AWS: its address and its key among the parameters of the stack', async () => {
    const parameters = secretsIn({
      '/replywatch/Shop/desk-address': 'https://desk.example/',
      '/replywatch/Shop/DESK_KEY': 'the key',
    });
    const found = await deskPlace(place('aws'), { desk }, parameters);

    expect(found).toMatchObject({ address: 'https://desk.example/', secretName: 'DESK_KEY' });
    expect(await found.key()).toBe('the key');
  });

  it('refuses in one line where the settings have none, and where none is deployed yet', async () => {
    await expect(deskPlace(place('aws'), {}, secretsIn({}))).rejects.toThrow(
      'desk: is not in the settings; add `desk: {signWith: DESK_KEY}` and deploy: docs/desk.md',
    );
    await expect(deskPlace(place('aws'), { desk }, secretsIn({}))).rejects.toThrow('secret desk-address: is not there');
  });

  it('locally: that of the run in the folder, while it lives', async () => {
    const running = {
      pid: process.pid,
      dynamodb: 'http://127.0.0.1:1',
      desk: { url: 'http://127.0.0.1:2/', key: 'k' },
    };
    const found = await deskPlace(place('local', noteOf(running)), {});

    expect(found.address).toBe('http://127.0.0.1:2/');
    expect(await found.key()).toBe('k');
    await expect(deskPlace(place('local', noteOf(undefined)), {})).rejects.toThrow(
      /the run whose desk it is is not there; start it: npm start -- --data /u,
    );
  });
});
