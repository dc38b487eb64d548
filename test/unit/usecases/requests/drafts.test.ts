import { describe, expect, it } from 'vitest';
import { createDrafts } from '../../../../src/usecases/requests/drafts.ts';
import { anActor, anId, aTitle } from '../../../support/factories.ts';
import { createInMemoryDrafts } from '../../../support/in-memory/draft-repository.ts';

const dayMs = 86_400_000;

function createFixture() {
  let now = new Date('2026-11-23T12:00:00Z');
  const clock = () => now;
  const drafts = createDrafts({ draftRepository: createInMemoryDrafts(clock), clock, newId: anId });
  const actor = anActor();
  const create = () =>
    drafts.create(actor, {
      forUserId: null,
      serviceId: anId(),
      title: aTitle(),
      releases: [],
      wants4k: true,
      seasons: [],
    });
  const wait = (days: number) => {
    now = new Date(now.getTime() + days * dayMs);
  };
  return { drafts, actor, create, wait };
}

describe('a draft', () => {
  it('belongs to the actor who started it', async () => {
    const { drafts, actor, create } = createFixture();
    const draft = await create();
    expect(draft).toMatchObject({ userId: actor.userId, wants4k: true, seasons: [], page: 0 });
    expect(await drafts.get(actor, draft.id)).toEqual(draft);
    await expect(drafts.get(anActor(), draft.id)).rejects.toThrow('not-yours');
    const found = await drafts.find(draft.id);
    expect(drafts.toOwn(actor, found)).toEqual(draft);
    expect(() => drafts.toOwn(anActor(), found)).toThrow('not-yours');
    expect(() => drafts.toOwn(actor, null)).toThrow('draft-expired');
  });

  it('remembers the selected seasons', async () => {
    const { drafts, actor, create } = createFixture();
    const draft = await create();
    await drafts.update({ ...draft, seasons: [1, 2], page: 1 });
    expect(await drafts.get(actor, draft.id)).toMatchObject({ seasons: [1, 2], page: 1 });
  });

  it('still works after a month, but not after two', async () => {
    const { drafts, actor, create, wait } = createFixture();
    const { id } = await create();
    wait(31);
    expect(await drafts.get(actor, id)).toMatchObject({ id });
    wait(30);
    await expect(drafts.get(actor, id)).rejects.toThrow('draft-expired');
  });

  it('that never existed counts as expired', async () => {
    const { drafts, actor } = createFixture();
    await expect(drafts.get(actor, anId())).rejects.toThrow('draft-expired');
  });
});
