import { describe, expect, it } from 'vitest';
import { decodedText } from '../../../functions/adapters/sources/decoded-text.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('the text of a body', () => {
  it.each<[what: string, bytes: Buffer, contentType: string | undefined, text: string]>([
    ['UTF-8', Buffer.from('<a>é漢</a>'), undefined, '<a>é漢</a>'],
    ['UTF-8 with a mark', Buffer.from('\uFEFF<a>é</a>'), 'text/xml; charset=iso-8859-1', '<a>é</a>'],
    ['Latin-1 without a word', latin1('<a>água</a>'), undefined, '<a>água</a>'],
    ['Latin-1 as XML declares', latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'), undefined, '>é<'],
    ['Windows quotation marks in what is called Latin-1', latin1('<a>\x93é\x94</a>'), undefined, '“é”'],
    ['Latin-2 as the server says', latin1('<a>\xb1</a>'), 'text/xml; charset="ISO-8859-2"', 'ą'],
    ['Cyrillic as XML says', latin1('<?xml version="1.0" encoding="windows-1251"?><a>\xe4\xe0</a>'), undefined, 'да'],
    ['UTF-8 that is called Latin-1', Buffer.from('<a>é</a>'), 'text/xml; charset=iso-8859-1', '<a>é</a>'],
    ['Latin-1 that is called UTF-8', latin1('<a>é</a>'), 'text/xml; charset=utf-8', '<a>é</a>'],
    ['a charset that nobody knows', latin1('<a>é</a>'), 'text/xml; charset=klingon', '<a>é</a>'],
    [
      'one-byte letters that are called UTF-16',
      Buffer.from('<?xml version="1.0" encoding="utf-16"?><a>é</a>'),
      undefined,
      '>é<',
    ],
    ['Shift JIS', Buffer.from([0x3c, 0x61, 0x3e, 0x8e, 0x9e]), 'text/xml; charset=Shift_JIS', '<a>時'],
    ['seven-bit Japanese', Buffer.from('<a>\x1b$B;~\x1b(B</a>'), 'text/xml; charset=iso-2022-jp', '<a>時</a>'],
    ['UTF-16 with a mark', Buffer.from('\uFEFF<a>é</a>', 'utf16le'), undefined, '<a>é</a>'],
    ['UTF-16 without one', Buffer.from('<?xml version="1.0"?><a>é</a>', 'utf16le'), undefined, '<a>é</a>'],
    ['UTF-16, the other way round', utf16be('<?xml version="1.0"?><a>é</a>'), undefined, '<a>é</a>'],
    ['nothing', Buffer.from(''), undefined, ''],
  ])('is read of %s', (_, bytes, contentType, text) => {
    expect(decodedText(bytes, contentType)).toContain(text);
  });

  it.each([
    ['by its type', Buffer.from([0x22, 0xe9, 0x22]), 'application/json; charset=iso-8859-1', '"\uFFFD"'],
    ['by its first character', Buffer.from([0x20, 0x5b, 0x22, 0xe9, 0x22, 0x5d]), undefined, ' ["\uFFFD"]'],
  ])('of JSON, known %s, is UTF-8 whatever is said', (_, bytes, contentType, text) => {
    expect(decodedText(bytes, contentType)).toBe(text);
  });

  it('leaves no byte order mark in front', () => {
    expect(decodedText(Buffer.from('\uFEFF{"a":1}'))).toBe('{"a":1}');
  });
});
