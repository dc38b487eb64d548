import { expect, it } from 'vitest';
import { handleEarlyReaction } from '../../../../src/chat/approvals/early-reaction.ts';
import { type Reply, toast } from '../../../../src/chat/reply.ts';

async function handle(replies: readonly (Reply | null)[], mayFollow = true) {
  const waits: number[] = [];
  let calls = 0;
  const reply = await handleEarlyReaction({
    react: async () => replies[calls++] ?? null,
    mayFollow: async () => mayFollow,
    wait: async (ms) => void waits.push(ms),
  });
  return { reply, calls, waits };
}

const approved = toast('approved');

it('a reaction to a card is handled at once', async () => {
  expect(await handle([approved])).toEqual({ reply: approved, calls: 1, waits: [] });
});

it('a reaction to a message that is not a card yet is looked at again', async () => {
  const { reply, waits } = await handle([null, null, approved]);
  expect(reply).toEqual(approved);
  expect(waits).toHaveLength(2);
});

it('a reaction to a message that is no card is given up', async () => {
  expect(await handle([])).toMatchObject({ reply: null, calls: 4 });
  expect(await handle([], false)).toMatchObject({ reply: null, calls: 1 });
});
