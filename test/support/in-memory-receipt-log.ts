import type { Receipt, ReceiptLog } from '../../functions/ports/pushes.ts';

/** Receipts that are never forgotten. */
export function inMemoryReceiptLog(): ReceiptLog {
  const kept = new Map<string, Receipt>();
  return {
    find: async (sourceId, webhookId) => kept.get(`${sourceId} ${webhookId}`),
    keep: async (sourceId, webhookId, receipt) => void kept.set(`${sourceId} ${webhookId}`, receipt),
  };
}
