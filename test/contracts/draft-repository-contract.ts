import { expect, it } from 'vitest';
import type { Draft } from '../../src/domain/requests/draft.ts';
import type { DraftRepository } from '../../src/ports/requests/draft-repository.ts';
import { anId } from '../support/factories.ts';

/** A repository with a clock that the test sets, and a function that makes drafts of existing users. */
export interface DraftRepositoryFixture {
  readonly drafts: DraftRepository;
  readonly makeDraft: () => Promise<Draft>;
  readonly setNow: (now: Date) => void;
}

/** What `DraftRepository` promises, whether it stores drafts in PostgreSQL or in memory. */
export function promiseDraftRepository(open: () => Promise<DraftRepositoryFixture>): void {
  const today = new Date('2026-03-01T00:00:00.000Z');
  const tomorrow = new Date('2026-03-02T00:00:00.000Z');

  it('returns a draft as it was last saved', async () => {
    const { drafts, makeDraft, setNow } = await open();
    setNow(today);
    const draft = await makeDraft();
    await drafts.create(draft, tomorrow);
    expect(await drafts.find(draft.id)).toEqual(draft);
    const changed = {
      ...draft,
      seasons: [1, 2],
      wants4k: true,
      page: 3,
      repeats: anId<'request'>(),
    };
    await drafts.update(changed);
    expect(await drafts.find(draft.id)).toEqual(changed);
  });

  it('finds neither an unknown nor an expired draft', async () => {
    const { drafts, makeDraft, setNow } = await open();
    setNow(today);
    const draft = await makeDraft();
    await drafts.create(draft, tomorrow);
    expect(await drafts.find(anId())).toBeNull();
    setNow(tomorrow);
    expect(await drafts.find(draft.id)).toBeNull();
    await drafts.update(draft);
    expect(await drafts.find(draft.id)).toBeNull();
  });
}
