/** Prints what each event costs in DynamoDB write units: `node test/benchmark/write-units.ts` (needs dynoxide). */
import { TABLE_ENGINES } from '../support/engines.ts';
import { measureWriteUnits } from '../support/write-units.ts';

if (TABLE_ENGINES.includes('dynoxide')) {
  console.table(await measureWriteUnits());
} else {
  console.log('dynoxide is not installed here and dynalite does not meter indexes: nothing measured');
}
