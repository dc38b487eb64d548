import { describe, expect, it } from 'vitest';
import forget from '../../../commands/forget.ts';
import { id } from '../../../src/chat/argument.ts';
import type { UserId } from '../../../src/domain/id.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { anId, aSpace } from '../../support/factories.ts';
import { findButtonId, getView, toViewText } from '../../support/reply-view.ts';
import { t } from '../../support/text.ts';

function createForget(space = false) {
  const erased: UserId[] = [];
  const fixture = createCommandFixture(forget, {
    space: space ? aSpace() : null,
    useCases: {
      identity: {
        async erase({ userId }) {
          erased.push(userId);
        },
      },
    },
  });
  return { ...fixture, erased };
}

describe('/forget', () => {
  it('erases nothing before the button is pressed', async () => {
    const fixture = createForget();
    const view = await fixture.view();
    expect(toViewText(view)).toContain(t('forget-lines'));
    expect(fixture.erased).toEqual([]);
    const done = await fixture.pressView(findButtonId(view, 'forget'));
    expect(toViewText(done)).toContain(t('forget-done'));
    expect(fixture.erased).toEqual([fixture.actor.id]);
  });

  it('erases nothing if it is canceled', async () => {
    const fixture = createForget();
    const view = await fixture.pressView(findButtonId(await fixture.view(), 'forget-cancel'));
    expect(toViewText(view)).toContain(t('question-canceled'));
    expect(fixture.erased).toEqual([]);
  });

  it('is refused where others can read the reply', async () => {
    const fixture = createForget(true);
    expect(toViewText(await fixture.view())).toContain(t('error-private-only'));
  });

  it('refuses the button of another user, and records the attempt', async () => {
    const fixture = createForget();
    const reply = await fixture.press(`forget:${id<'user'>().write(anId<'user'>())}`);
    expect(toViewText(getView(reply))).toContain(t('error-not-yours'));
    expect(fixture.denials).toEqual(['not-yours']);
    expect(fixture.erased).toEqual([]);
  });
});
