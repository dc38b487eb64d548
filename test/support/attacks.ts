import { expect } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { toText } from './approvals.ts';
import { snapshotState } from './guarded-actions.ts';
import { getView, type ScriptedBot } from './scripted-bot.ts';

/** What an attack must meet. */
export interface ExpectedRefusal {
  /** What the person reads: that it did not work, and what to do. */
  readonly says: string | RegExp;
  /** The line of the audit log; null for what is nobody's doing or no reach for what is another's. */
  readonly action: string | null;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** The words of a reply. */
export function toReplyText(reply: Reply | null): string {
  if (!reply) return '';
  return reply.kind === 'toast' ? reply.text : toText(getView(reply));
}

/** What people did, by the audit log; not what followed from profiles. */
export function listAuditEntries(bot: ScriptedBot) {
  return bot.prisma.auditLog.findMany({
    where: { source: { not: 'overseerr' } },
    orderBy: { id: 'asc' },
  });
}

/** Attacks, and expects that nothing changed, that it was told, and that it was written down once. */
export async function expectRefused(
  bot: ScriptedBot,
  attack: () => Promise<string>,
  { says, action, after }: ExpectedRefusal,
): Promise<void> {
  const [before, entryCount] = [await snapshotState(bot), (await listAuditEntries(bot)).length];
  const reply = await attack();
  await bot.waitUntilIdle();
  expect(reply).toMatch(says);
  expect(await snapshotState(bot)).toBe(before);
  const entries = (await listAuditEntries(bot)).slice(entryCount);
  expect(entries).toMatchObject(action === null ? [] : [{ action, ...(after ? { after } : {}) }]);
}
