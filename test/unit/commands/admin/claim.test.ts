import { describe, expect, it } from 'vitest';
import claim from '../../../../commands/admin/claim.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import { createCommandFixture } from '../../../support/command-fixture.ts';
import { toViewText } from '../../../support/reply-view.ts';
import { t } from '../../../support/text.ts';

function createClaim(claimAdmin: () => Promise<void>) {
  const calls: unknown[] = [];
  const fixture = createCommandFixture(claim, {
    useCases: {
      identity: {
        claimAdmin(actor, code) {
          calls.push([actor.userId, code]);
          return claimAdmin();
        },
      },
    },
  });
  return { ...fixture, calls };
}

describe('/claim', () => {
  it('makes the sender of the right code an admin', async () => {
    const fixture = createClaim(async () => undefined);
    const view = await fixture.view({ code: ' ABCD-1234 ' });
    expect(toViewText(view)).toContain(t('claim-done'));
    expect(fixture.calls).toEqual([[fixture.actor.id, 'ABCD-1234']]);
  });

  it('is not listed, because only the reader of the log needs it', async () => {
    expect(await createClaim(async () => undefined).isListed()).toBe(false);
  });

  it('says that a code is wrong, but not why', async () => {
    const fixture = createClaim(async () => {
      throw new AppError('invalid-code');
    });
    expect(toViewText(await fixture.view({ code: 'ABCD-1234' }))).toContain(t('claim-wrong'));
  });

  it('reports too many attempts as such', async () => {
    const fixture = createClaim(async () => {
      throw new AppError('too-many-code-attempts');
    });
    const reply = await fixture.run({ code: 'ABCD-1234' });
    expect(reply).toMatchObject({ isError: true, audience: 'private' });
    expect(toViewText(await fixture.view({ code: 'x' }))).toContain(
      t('error-too-many-code-attempts'),
    );
  });

  it('asks for the code when it is missing', async () => {
    const fixture = createClaim(async () => undefined);
    const what = t('option-code');
    expect(toViewText(await fixture.view())).toContain(
      t('command-missing-option', { name: 'claim', what }),
    );
    expect(fixture.calls).toEqual([]);
  });
});
