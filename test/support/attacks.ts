import { expect } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { toText } from './approvals.ts';
import { snapshotState } from './guarded-actions.ts';
import { getView, type ScriptedBot } from './scripted-bot.ts';

/** The expected result of an attack. */
export interface ExpectedRefusal {
  /** The error message that the user sees. */
  readonly says: string | RegExp;
  /** The action of the audit entry; null when the attack uses no ID of another user. */
  readonly action: string | null;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** The text of a reply. */
export function toReplyText(reply: Reply | null): string {
  if (!reply) return '';
  return reply.kind === 'toast' ? reply.text : toText(getView(reply));
}

/** Lists the audit entries about actions of users, without those about changed profiles. */
export function listAuditEntries(bot: ScriptedBot) {
  return bot.prisma.auditLog.findMany({
    where: { source: { not: 'overseerr' } },
    orderBy: { id: 'asc' },
  });
}

/** Runs an attack; expects an error message, no change, and one audit entry at most. */
export async function expectRefused(
  bot: ScriptedBot,
  attack: () => Promise<string>,
  { says, action, after }: ExpectedRefusal,
): Promise<void> {
  const before = await snapshotState(bot);
  const countsBefore = new Map((await listAuditEntries(bot)).map(({ id, count }) => [id, count]));
  const reply = await attack();
  await bot.waitUntilIdle();
  expect(reply).toMatch(says);
  expect(await snapshotState(bot)).toBe(before);
  // A repeated refusal is counted in its first entry.
  const entries = (await listAuditEntries(bot)).filter(
    ({ id, count }) => count > (countsBefore.get(id) ?? 0),
  );
  expect(entries).toMatchObject(action === null ? [] : [{ action, ...(after ? { after } : {}) }]);
}
