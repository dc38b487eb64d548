import { describe, expect, it } from 'vitest';
import claim from '../../../commands/admin/claim.ts';
import help from '../../../commands/help.ts';
import requests from '../../../commands/requests.ts';
import type { UseCases } from '../../../src/chat/context.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { anAccount, anId } from '../../support/factories.ts';
import { listVerbs, toViewText } from '../../support/reply-view.ts';
import { t } from '../../support/text.ts';

function createHelp(resolveAccount: UseCases['members']['resolveAccount']) {
  return createCommandFixture(help, {
    otherCommands: [requests, claim],
    useCases: {
      members: { resolveAccount },
      services: { resolveServiceId: async () => anId<'service'>() },
      identity: {},
      requests: {},
    },
  });
}

const linked = async () => ({ account: anAccount({ name: 'bob' }), isGuest: false }) as const;

describe('/help', () => {
  it('lists the commands that the actor can use, with their summaries', async () => {
    const text = toViewText(await createHelp(linked).view());
    expect(text).toContain(`/requests ${t('command-requests')}`);
    expect(text).not.toContain('/claim');
  });

  it('names the linked account', async () => {
    const text = toViewText(await createHelp(linked).view());
    expect(text).toContain(t('help-linked', { name: 'bob' }));
  });

  it('does not present the guest account as the user’s own', async () => {
    const fixture = createHelp(async () => ({ account: anAccount(), isGuest: true }) as const);
    expect(toViewText(await fixture.view())).toContain(t('help-guest'));
  });

  it('says how to link an account when there is none', async () => {
    const fixture = createHelp(async () => {
      throw new AppError('not-linked');
    });
    const view = await fixture.view();
    expect(toViewText(view)).toContain(t('error-not-linked'));
    expect(listVerbs(view)).toContain('recheck');
  });

  it('still lists the commands when no server is configured', async () => {
    const fixture = createHelp(async () => {
      throw new AppError('no-overseerr-server');
    });
    const text = toViewText(await fixture.view());
    expect(text).toContain(t('command-requests'));
    expect(text).toContain(t('error-no-overseerr-server'));
  });
});
