import { v7 } from 'uuid';
import { type Id, toId } from '../../domain/id.ts';
import type { MadeUpUser } from '../../domain/operator/demo-history.ts';
import type { Random } from './random.ts';

const dayMs = 86_400_000;
const yearMs = 365 * dayMs;

const names = [
  'Nora',
  'Sam',
  'Lena',
  'Jonas',
  'Priya',
  'Mateo',
  'Hannah',
  'Kofi',
  'Yuki',
  'Elif',
  'Tom',
  'Greta',
] as const;

/** An id of a moment in the past, the same for the same random numbers. */
export function toPastId<Kind extends string>(random: Random, at: Date): Id<Kind> {
  const bytes = Uint8Array.from({ length: 16 }, () => random.below(256));
  const id = toId<Kind>(v7({ msecs: at.getTime(), random: bytes, seq: random.below(2 ** 31) }));
  if (!id) throw new Error('uuid made no UUID');
  return id;
}

/** How the chats of made-up members begin. */
const chatPrefix = 'past-';

/** Whether a chat belongs to somebody who is made up. */
export function isMadeUpChat(platformUserId: string): boolean {
  return platformUserId.startsWith(chatPrefix);
}

/** Members who are not on the page of the demo, so that nobody acts as them. */
export function makeUpUsers(random: Random, now: Date): MadeUpUser[] {
  return names.map((name) => {
    const firstSeenAt = new Date(now.getTime() - yearMs - random.below(30) * dayMs);
    return {
      id: toPastId<'user'>(random, firstSeenAt),
      name,
      firstSeenAt,
      chat: { platform: 'web', platformUserId: `${chatPrefix}${name.toLowerCase()}` },
      lastSeenAt: new Date(now.getTime() - random.below(20) * dayMs - random.below(dayMs)),
    };
  });
}
