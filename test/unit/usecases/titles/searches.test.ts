import { describe, expect, it } from 'vitest';
import { createSearches } from '../../../../src/usecases/titles/searches.ts';
import { anActor, anId } from '../../../support/factories.ts';
import { createInMemorySearches } from '../../../support/in-memory/search-repository.ts';

const dayMs = 86_400_000;

function createFixture() {
  let now = new Date('2026-11-23T12:00:00Z');
  const clock = () => now;
  const searches = createSearches({
    searchRepository: createInMemorySearches(clock),
    clock,
    newId: anId,
  });
  const actor = anActor();
  const query = { forUserId: null, serviceId: anId<'service'>(), words: 'star', wants4k: true };
  const wait = (days: number) => {
    now = new Date(now.getTime() + days * dayMs);
  };
  return { searches, actor, query, wait };
}

describe('a search with several pages', () => {
  it('belongs to the actor who made it', async () => {
    const { searches, actor, query } = createFixture();
    const id = await searches.create(actor, query);
    expect(await searches.get(actor, id)).toEqual({ ...query, id, userId: actor.userId });
    await expect(searches.get(anActor(), id)).rejects.toThrow('not-yours');
  });

  it('can be continued for a week', async () => {
    const { searches, actor, query, wait } = createFixture();
    const id = await searches.create(actor, query);
    wait(6);
    expect(await searches.get(actor, id)).toMatchObject({ id });
    wait(1);
    await expect(searches.get(actor, id)).rejects.toThrow('draft-expired');
  });
});
