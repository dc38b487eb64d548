import { describe, expect, it } from 'vitest';
import consoleCommand from '../../../../commands/admin/console.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import { createCommandFixture } from '../../../support/command-fixture.ts';
import { aSpace } from '../../../support/factories.ts';
import { toViewText } from '../../../support/reply-view.ts';
import { t } from '../../../support/text.ts';

const url = 'https://bot.example.com/console/sign-in#token=abc';

function setUp(options: { isLocal?: boolean; isFor?: boolean; inSpace?: boolean } = {}) {
  return createCommandFixture(consoleCommand, {
    useCases: {
      consoleLinks: {
        issue: async () => ({ url, isLocal: options.isLocal ?? false }),
        isFor: async () => options.isFor ?? true,
      },
    },
    ...(options.inSpace ? { space: aSpace() } : {}),
  });
}

describe('/console', () => {
  it('answers with a link that only its reader sees', async () => {
    const fixture = setUp();
    expect(await fixture.run()).toMatchObject({ audience: 'private' });
    const view = await fixture.view();
    expect(view.buttons).toEqual([[{ label: t('button-open-console'), url }]]);
    expect(toViewText(view)).toContain(t('console-expiry', { minutes: 5 }));
    expect(toViewText(view)).not.toContain(t('console-local'));
  });

  it('says if the link opens only on the machine of the bot', async () => {
    expect(toViewText(await setUp({ isLocal: true }).view())).toContain(t('console-local'));
  });

  it('is refused where others could read the answer', async () => {
    const fixture = setUp({ inSpace: true });
    expect(toViewText(await fixture.view())).toContain(t('error-private-only'));
  });

  it('is listed only for people who may open the console', async () => {
    expect(await setUp().isListed()).toBe(true);
    expect(await setUp({ isFor: false }).isListed()).toBe(false);
  });

  it('says that somebody has no access', async () => {
    const fixture = createCommandFixture(consoleCommand, {
      useCases: {
        consoleLinks: {
          async issue() {
            throw new AppError('no-console-rights');
          },
        },
      },
    });
    expect(toViewText(await fixture.view())).toContain(t('error-no-console-rights'));
  });
});
