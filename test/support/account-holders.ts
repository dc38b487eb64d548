import type { ScriptedBot } from './scripted-bot.ts';

/** The users of an account: the platform user ID of their first chat, and the verification. */
export async function listHolders(bot: ScriptedBot, remoteUserId: number) {
  const links = await bot.prisma.accountLink.findMany({
    where: { account: { remoteUserId } },
    include: { user: { include: { chatAccounts: { orderBy: { id: 'asc' } } } } },
    orderBy: [{ verifiedAt: 'asc' }, { userId: 'asc' }],
  });
  return links.map(({ user, verifiedBy }) => ({
    name: user.displayName,
    chat: user.chatAccounts[0]?.platformUserId ?? null,
    verifiedBy,
  }));
}

/** The platform user ids of an account's users, sorted. */
export async function listHolderChats(bot: ScriptedBot, remoteUserId: number) {
  return (await listHolders(bot, remoteUserId)).map(({ chat }) => chat).sort();
}
