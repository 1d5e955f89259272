import { Unreadable } from '../../domain/shared/unreadable.ts';

/** An item of the table that does not read back as what it should be. Names its keys and the attributes at fault. */
export class MalformedItem extends Unreadable {
  override readonly name = 'MalformedItem';
  readonly pk: string;

  constructor(pk: unknown, problem: string, options?: ErrorOptions) {
    super(`item ${String(pk)}: ${problem}`, options);
    this.pk = String(pk);
  }
}

/** What `read` answers, or undefined after telling `onMalformed`: in a listing one damaged item must not cost the others. */
export function orMalformed<Value>(
  onMalformed: ((error: MalformedItem) => void) | undefined,
  read: () => Value,
): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof MalformedItem)) throw error;
    onMalformed?.(error);
    return undefined;
  }
}
