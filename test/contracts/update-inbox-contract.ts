import { expect, it } from 'vitest';
import type { UpdateInbox } from '../../src/ports/spaces/update-inbox.ts';

/** What every inbox promises. `create` returns an empty one. */
export function checkUpdateInbox(create: () => UpdateInbox): void {
  const update = (id: number, payload: unknown = { text: `update ${id}` }) => ({ id, payload });

  it('returns the IDs of new updates', async () => {
    const inbox = create();
    expect(await inbox.add([update(1), update(2)])).toEqual(new Set([1, 2]));
    expect(await inbox.add([update(2), update(3)])).toEqual(new Set([3]));
  });

  it('returns each unfinished update once, in order', async () => {
    const inbox = create();
    await inbox.add([update(12), update(11)]);
    await inbox.add([update(10)]);
    await inbox.markDone(11);
    expect(await inbox.takeUnfinished()).toEqual([update(10), update(12)]);
    expect(await inbox.takeUnfinished()).toEqual([]);
  });

  it('remembers updates that were handled', async () => {
    const inbox = create();
    await inbox.add([update(20)]);
    await inbox.markDone(20);
    expect(await inbox.add([update(20)])).toEqual(new Set());
    expect(await inbox.takeUnfinished()).toEqual([]);
  });

  it('stores any text unchanged', async () => {
    const inbox = create();
    const payload = { text: 'a\0b\ud83d😀', list: [1, null] };
    await inbox.add([update(30, payload)]);
    expect(await inbox.takeUnfinished()).toEqual([update(30, payload)]);
  });
}
