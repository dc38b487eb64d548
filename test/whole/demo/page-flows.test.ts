import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '../../support/text.ts';
import { createDemoSetup, type DemoSetup } from '../../support/web/demo-setup.ts';
import { createPageUser, type PageUser } from '../../support/web/page-user.ts';

let setup: DemoSetup;
let owner: PageUser;
/** Members with and without automatic approval, and one with a quota of one movie a week. */
let ben: PageUser;
let theo: PageUser;
let mia: PageUser;

beforeAll(async () => {
  setup = await createDemoSetup();
  const users = ['olivia', 'ben', 'theo', 'mia'].map((name) =>
    createPageUser(setup.url, `web-${name}`),
  );
  [owner, ben, theo, mia] = users as [PageUser, PageUser, PageUser, PageUser];
});
afterAll(async () => {
  await setup?.stop();
});

describe('on the demo page', () => {
  it('one goes from a list to a card, to its collection, and requests all of it', async () => {
    const menu = await ben.command('discover', {});
    await ben.press(menu, 'title-list:[^"]*:t:0');
    const list = await ben.waitFor(t('discover-trending'));
    expect(list.id).toBe(menu.id);
    expect(list.view.picker?.options.length).toBeGreaterThan(5);
    const dune = await ben.command('request', { title: 'movie:693134' });
    expect(dune.view.fields.map(({ name }) => name)).toContain(t('field-cast'));
    await ben.press(dune, 'open-list');
    await ben.waitFor(t('discover-similar', { title: 'Dune: Part Two' }));
    await ben.press(dune, 'open-collection');
    const collection = await ben.waitFor(t('collection-missing', { count: 2 }));
    await ben.press(collection, 'request-collection');
    await ben.waitFor(t('collection-requested', { count: 2 }));
    await owner.waitFor(t('approval-title', { title: 'Dune (2021)' }));
    await owner.waitFor(t('approval-title', { title: 'Dune: Part Two (2024)' }));
    const limited = await mia.command('request', { title: 'collection:264' });
    expect(JSON.stringify(limited.view)).toContain(
      t('collection-quota', { count: 1, left: 0, limit: 1 }),
    );
  });

  it('one follows what another person has requested, hears of it, and watches it', async () => {
    const movie = 'Interstellar (2014)';
    const card = await ben.command('request', { title: 'movie:157336' });
    await ben.press(card, 'request:');
    const approval = await owner.waitFor(t('approval-title', { title: movie }));
    const other = await theo.command('request', { title: 'movie:157336' });
    await theo.press(other, 'subscribe:');
    await theo.waitFor(t('subscription-active', { title: movie }));
    expect(JSON.stringify(await theo.command('following', {}))).toContain(movie);
    await owner.press(approval, 'approve:');
    await theo.waitFor(t('notification-available', { title: movie }));
    expect(await theo.count(t('notification-available', { title: movie }))).toBe(2);
    const shown = await theo.command('request', { title: 'movie:157336' });
    const links = shown.view.buttons.flat().filter((button) => 'url' in button);
    expect(links).toMatchObject([{ label: t('button-watch') }]);
  });

  it('one reports an issue, and those who manage issues resolve it', async () => {
    const movie = 'Inception (2010)';
    await theo.press(await theo.command('request', { title: 'movie:27205' }), 'request:');
    await theo.waitFor(t('notification-available', { title: movie }));
    const types = await theo.command('issue', { title: 'movie:27205' });
    await theo.submit(types, await theo.press(types, 'issue-type:[^"]*:audio'), {
      message: 'Out of *sync*',
    });
    const report = await owner.waitFor(movie, 'Out of *sync*', t('issue-state-open'));
    expect(report.room).toBe('approvals');
    await owner.submit(report, await owner.press(report, 'issue-comment:'), {
      comment: 'A better file is on its way.',
    });
    await theo.waitFor('A better file is on its way.');
    await owner.press(report, 'issue-resolve');
    await owner.waitFor(movie, t('issue-state-resolved'));
    const list = await theo.command('issues', {});
    await theo.press(list, 'issues-page');
    await theo.waitFor(t('issues-title'), movie, t('issue-state-resolved'));
  });

  it('an approver requests for a member, who gets the card', async () => {
    const movie = 'Forrest Gump (1994)';
    const card = await owner.command('request', { title: 'movie:13 for:Theo' });
    expect(JSON.stringify(card.view)).toContain(
      t('on-behalf-for', { name: 'Theo', account: 'Theo' }),
    );
    await owner.press(card, 'request:');
    await theo.waitFor(t('notification-available', { title: movie }));
    const list = await theo.command('requests', {});
    expect(JSON.stringify(list.view)).toContain(movie);
  });

  it('one with the permission chooses server, profile, and folder', async () => {
    const card = await owner.command('request', { title: 'movie:680' });
    await owner.press(card, 'options:');
    const form = await owner.waitFor(t('options-title', { title: 'Pulp Fiction (1994)' }));
    expect(form.id).toBe(card.id);
    await owner.press(form, 'options-part:[^"]*:profile');
    const profiles = await owner.waitFor('options-set:');
    const other = profiles.view.picker?.options.find(({ isSelected }) => !isSelected);
    await owner.press(profiles, 'options-set', [other?.value ?? '']);
    const chosen = await owner.waitFor(t('button-use-defaults'));
    await owner.press(chosen, 'options-close');
    const back = await owner.waitFor(t('field-options'), 'Pulp Fiction (1994)');
    expect(JSON.stringify(back.view)).toContain(other?.label ?? 'no label');
    expect(await ben.command('request', { title: 'movie:680' })).toSatisfy(
      ({ view }: typeof card) => !JSON.stringify(view).includes('"options:'),
    );
  });

  it('the card says since when a request waits for approval', async () => {
    await ben.press(await ben.command('request', { title: 'movie:77' }), 'request:');
    await ben.waitFor('Memento (2000)', t('field-waiting-since'));
  });
});
