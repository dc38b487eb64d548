import type { Alert } from '../../../src/domain/alerts/alert.ts';
import type { AlertRepository } from '../../../src/ports/alerts/alert-repository.ts';
import { anId } from '../factories.ts';

/** Alerts in memory. */
export function createInMemoryAlerts(): AlertRepository & { readonly rows: Map<string, Alert> } {
  const rows = new Map<string, Alert>();
  const settled = new Set<string>();
  const change = (id: string, parts: Partial<Alert>) => {
    const row = rows.get(id);
    if (row) rows.set(id, { ...row, ...parts });
  };
  return {
    rows,
    listUnsettled: async () => [...rows.values()].filter(({ id }) => !settled.has(id)),
    async open(finding, at) {
      const alert: Alert = {
        ...finding,
        id: anId<'alert'>(),
        openedAt: at,
        seenAt: at,
        closedAt: null,
        messages: [],
      };
      rows.set(alert.id, alert);
      return alert;
    },
    confirm: async (id, { detail }, seenAt) => change(id, { detail, seenAt }),
    findClosed: async ({ kind, subject }, since) =>
      [...rows.values()].findLast(
        (row) =>
          row.kind === kind && row.subject === subject && row.closedAt && row.closedAt >= since,
      ) ?? null,
    async reopen(id, { detail }, seenAt) {
      settled.delete(id);
      change(id, { detail, seenAt, closedAt: null });
    },
    close: async (id, closedAt) => change(id, { closedAt }),
    saveMessages: async (id, messages) => change(id, { messages }),
    async settle(id) {
      settled.add(id);
    },
  };
}
