import { describe, expect, it } from 'vitest';
import pending from '../../../commands/pending.ts';
import { id } from '../../../src/chat/argument.ts';
import type { UseCases } from '../../../src/chat/context.ts';
import type { Interaction } from '../../../src/chat/dispatch.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { MediaRequest } from '../../../src/domain/requests/request.ts';
import { createCommandFixture, now } from '../../support/command-fixture.ts';
import { anId, aRequest } from '../../support/factories.ts';
import { findButtonId, getView, listVerbs, toViewText } from '../../support/reply-view.ts';
import { t } from '../../support/text.ts';

const userId = anId<'user'>();

function aPending(name: string, parts: Partial<MediaRequest> = {}): MediaRequest {
  const title = { ...aRequest().title, name };
  return aRequest({ state: 'pending', remoteId: 7, userId, title, ...parts });
}

function createPending(
  all: readonly MediaRequest[],
  decisions: Partial<UseCases['decisions']> = {},
  answer: Interaction['answer'] = null,
) {
  const approved: unknown[] = [];
  const fixture = createCommandFixture(pending, {
    answer,
    useCases: {
      services: { resolveServiceId: async () => anId<'service'>() },
      edits: {},
      history: {},
      decisions: {
        findPendingAt: async (_actor, _serviceId, index) => ({
          rows: all.slice(index, index + 1),
          total: all.length,
        }),
        async listPendingOfUser(_actor, _serviceId, user) {
          const rows = all.filter((each) => each.userId === user);
          return { rows, total: rows.length };
        },
        async approveAll(_actor, what) {
          approved.push(what);
          return all.length;
        },
        hasCardBeside: async () => false,
        ...decisions,
      },
    },
  });
  return { ...fixture, approved };
}

describe('/pending', () => {
  it('says so when nothing is pending', async () => {
    expect(toViewText(await createPending([]).view())).toContain(t('pending-none'));
  });

  it('shows one request at a time with the buttons for deciding, oldest first', async () => {
    const fixture = createPending([aPending('Alien'), aPending('Brazil', { userId: anId() })]);
    const first = await fixture.view();
    expect(toViewText(first)).toContain('Alien');
    expect(toViewText(first)).toContain(t('page-count', { page: 1, pages: 2 }));
    expect(listVerbs(first)).toEqual(
      expect.arrayContaining(['approve', 'decline', 'pending-page']),
    );
    const second = await fixture.pressView(findButtonId(first, 'pending-page'));
    expect(toViewText(second)).toContain('Brazil');
  });

  it('shows the last request when the page no longer exists', async () => {
    const view = await createPending([aPending('Alien')]).pressView('pending-page:5');
    expect(toViewText(view)).toContain('Alien');
  });

  it('offers to approve everything of a user only if that is more than one request', async () => {
    const one = await createPending([aPending('Alien')]).view();
    expect(listVerbs(one)).not.toContain('approve-all');
    const two = await createPending([aPending('Alien'), aPending('Brazil')]).view();
    expect(listVerbs(two)).toContain('approve-all');
  });

  it('names what would be approved, and approves exactly that after a confirmation', async () => {
    const requests = [aPending('Alien'), aPending('Brazil')];
    const fixture = createPending(requests);
    const question = await fixture.pressView(findButtonId(await fixture.view(), 'approve-all'));
    expect(toViewText(question)).toContain('Alien');
    expect(toViewText(question)).toContain('Brazil');
    expect(fixture.approved).toEqual([]);
    const done = await fixture.pressView(findButtonId(question, 'approve-all-yes'));
    expect(toViewText(done)).toContain(t('approve-all-done', { count: 2 }));
    expect(fixture.approved).toEqual([{ userId, last: requests[1]?.id }]);
  });

  it('names twenty of many', async () => {
    const many = Array.from({ length: 25 }, (_, index) => aPending(`Movie ${index + 1}`));
    const fixture = createPending(many);
    const text = toViewText(
      await fixture.pressView(findButtonId(await fixture.view(), 'approve-all')),
    );
    expect(text).toContain('Movie 20 (2021)\n…');
    expect(text).not.toContain('Movie 21');
  });

  it.each([true, false])('is listed for approvers: %s', async (isApprover) => {
    const fixture = createPending([], { isApprover: async () => isApprover });
    expect(await fixture.isListed()).toBe(isApprover);
  });

  it('is refused for users who are not approvers, and recorded', async () => {
    const fixture = createPending([], {
      async findPendingAt() {
        throw new AppError('not-approver');
      },
    });
    expect(toViewText(getView(await fixture.run()))).toContain(t('error-not-approver'));
    expect(fixture.denials).toEqual(['not-approver']);
  });
});

describe('declining with a custom reason', () => {
  const declined = aPending('Alien', {
    decision: {
      kind: 'decline',
      name: 'Ada',
      userId,
      source: 'telegram',
      reason: 'No',
      as: null,
      at: now,
    },
  });

  it.each([
    { where: 'the message with the button', answer: { messageId: 'm1' }, isUpdate: true },
    { where: 'a new message', answer: null, isUpdate: false },
    { where: 'a message without an ID', answer: { messageId: null }, isUpdate: false },
  ])('gets a reply in $where that is kept up to date', async ({ answer, isUpdate }) => {
    const place = { platform: 'telegram', kind: 'direct', address: '1' } as const;
    const tracked: unknown[] = [];
    const fixture = createPending(
      [declined],
      {
        decide: async () => declined,
        async trackAnswer(_id, message) {
          if (message.messageId !== null) tracked.push(message.messageId);
          return message.messageId !== null;
        },
      },
      answer && { place, ...answer },
    );
    const submit = `decline-submit:${id<'request'>().write(declined.id)}`;
    const reply = await fixture.submit(submit, { reason: 'No' });
    expect(toViewText(getView(reply))).toContain(t('decision-decline', { name: 'Ada' }));
    expect(reply.kind).toBe(isUpdate ? 'update' : 'message');
    if (reply.kind === 'message') await reply.onPosted?.({ place, messageId: 'm1' });
    expect(tracked).toEqual(['m1']);
  });
});

describe.each(['approve', 'retry', 'reopen', 'edit-close'])('the answer to %s', (verb) => {
  it('is kept up to date', async () => {
    const request = aPending('Alien');
    const tracked: unknown[] = [];
    const done = async () => request;
    const place = { platform: 'discord', kind: 'reply', address: 'app:token' } as const;
    const fixture = createPending(
      [request],
      {
        decide: done,
        retry: done,
        reopen: done,
        assertCanDecide: done,
        async trackAnswer(requestId) {
          tracked.push(requestId);
          return true;
        },
      },
      { place, messageId: null },
    );
    const reply = await fixture.press(`${verb}:${id<'request'>().write(request.id)}`);
    expect(reply.kind).toBe('update');
    expect(tracked).toEqual([request.id]);
  });
});

describe('a question below an approval card in the same chat', () => {
  const place = { platform: 'telegram', kind: 'direct', address: '1' } as const;
  const pendingOne = aPending('Alien');
  const byAda = {
    name: 'Ada',
    userId,
    source: 'telegram',
    reason: 'No',
    as: null,
    at: now,
  } as const;

  function createBeside(answer: Interaction['answer']) {
    const besides: unknown[] = [];
    const fixture = createPending(
      [pendingOne],
      {
        decide: async (_actor, _id, kind) => ({ ...pendingOne, decision: { kind, ...byAda } }),
        assertCanDecide: async () => pendingOne,
        async hasCardBeside(_id, message) {
          besides.push(message);
          return true;
        },
      },
      answer,
    );
    return { ...fixture, besides };
  }
  const toActionId = (verb: string) => `${verb}:${id<'request'>().write(pendingOne.id)}`;

  it('for a reason in writing is answered in short', async () => {
    const fixture = createBeside(null);
    const reply = await fixture.submit(toActionId('decline-submit'), { reason: 'No' });
    expect(reply).toMatchObject({ kind: 'message', audience: 'private' });
    expect(reply).not.toHaveProperty('onPosted');
    expect(toViewText(getView(reply)).trim()).toBe(
      t('toast-decided', { title: 'Alien (2021)', state: 'declined' }),
    );
    expect(fixture.besides).toMatchObject([{ place: { kind: 'direct' }, messageId: null }]);
  });

  it.each([
    ['decline-no-reason', t('toast-decided', { title: 'Alien (2021)', state: 'declined' })],
    ['edit-approve', t('toast-decided', { title: 'Alien (2021)', state: 'approved' })],
    ['edit-close', `Alien (2021)\n${t('state-pending')}`],
  ])('with the button %s is replaced by the outcome', async (verb, text) => {
    const answer = { place, messageId: 'm2' };
    const fixture = createBeside(answer);
    const reply = await fixture.press(toActionId(verb));
    expect(reply.kind).toBe('update');
    expect(toViewText(getView(reply)).trim()).toBe(text);
    expect(fixture.besides).toEqual([answer]);
  });
});
