import { describe, expect, it } from 'vitest';
import {
  parseDeliveryWork,
  parseDueMessage,
  parsePollMessage,
} from '../../../functions/adapters/runtime/message-schemas.ts';

const due = { brand: 'fernweh', origin: 'app-store:us:1', externalId: '77', dueAt: 1_795_000_000_000 };

describe('message parsers', () => {
  it('read what the stages before them send', () => {
    const alert = { ...due, cycle: 2, stage: 'escalate1' };

    expect(parsePollMessage('{"sourceId":"a"}')).toEqual({ sourceId: 'a' });
    expect(parseDueMessage(JSON.stringify(due))).toEqual(due);
    expect(parseDeliveryWork(JSON.stringify(alert))).toEqual(alert);
  });

  it.each([
    ['', 'due message: not JSON (0 characters)'],
    ['null', 'due message: the whole missing or of the wrong type'],
    [JSON.stringify({ ...due, dueAt: 'soon', brand: '' }), 'due message: brand, dueAt missing or of the wrong type'],
    ['{}', 'due message: brand, origin, externalId, dueAt missing or of the wrong type'],
  ])('name what is wrong with %j, without its values', (body, message) => {
    expect(() => parseDueMessage(body)).toThrow(expect.objectContaining({ name: 'MalformedMessage', message }));
  });
});
