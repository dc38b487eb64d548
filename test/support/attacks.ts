import { expect } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { textOf } from './approvals.ts';
import { standing } from './deeds.ts';
import { type ScriptedBot, viewOf } from './scripted-bot.ts';

/** What an attack must meet. */
export interface Refusal {
  /** What the person reads: that it did not work, and what to do. */
  readonly says: string | RegExp;
  /** The line of the audit log; null for what is nobody's doing or no reach for what is another's. */
  readonly action: string | null;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** The words of a reply. */
export function wordsOf(reply: Reply | null): string {
  if (!reply) return '';
  return reply.kind === 'toast' ? reply.text : textOf(viewOf(reply));
}

/** What people did, by the audit log; not what followed from profiles. */
export function linesOf(bot: ScriptedBot) {
  return bot.prisma.auditLog.findMany({
    where: { door: { not: 'service' } },
    orderBy: { id: 'asc' },
  });
}

/** Attacks, and expects that nothing changed, that it was told, and that it was written down once. */
export async function expectRefused(
  bot: ScriptedBot,
  attack: () => Promise<string>,
  { says, action, after }: Refusal,
): Promise<void> {
  const [before, known] = [await standing(bot), (await linesOf(bot)).length];
  const said = await attack();
  await bot.settle();
  expect(said).toMatch(says);
  expect(await standing(bot)).toBe(before);
  const lines = (await linesOf(bot)).slice(known);
  expect(lines).toMatchObject(action === null ? [] : [{ action, ...(after ? { after } : {}) }]);
}
