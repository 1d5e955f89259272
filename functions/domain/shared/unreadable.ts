/** Something of ours that is stored and cannot be read back: trying again cannot help, and nothing else is to wait for it. */
export class Unreadable extends Error {
  override readonly name: string = 'Unreadable';
}
