import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKysely } from '../../../src/database/kysely.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import { createBotMembershipRepository } from '../../../src/database/spaces/bot-membership-repository.ts';
import type { Place } from '../../../src/domain/place.ts';
import { aCard, aNewRequest, aRequest, newId } from '../../support/database-setup.ts';
import { createScriptedBot, type ScriptedBot } from '../../support/scripted-bot.ts';
import { setUpTelegram } from '../../support/telegram-setup.ts';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot();
});
afterAll(() => bot.stop());

it('the first refused edit after a group became a supergroup posts the card there', async () => {
  const { fake, ann, script, telegram } = await setUpTelegram();
  Object.assign(bot.chat.outbound, telegram.outbound);
  const { pool, prisma, jobs, serviceId } = bot;
  const spaces = createBotMembershipRepository({ prisma, kysely: createKysely(pool) });
  script.handleEvent = async (platform, event) => {
    if (event.kind === 'moved') await spaces.changeSpaceId(platform, event.from, event.to);
  };
  const group = fake.world.addGroup({ title: 'Film club', members: [ann] });
  const place: Place = { platform: 'telegram', kind: 'channel', address: String(group) };
  const request = aRequest(serviceId, { state: 'pending', remoteId: null });
  const card = aCard({ role: 'public', key: 'public', message: { place, messageId: null } });
  const requests = createRequestRepository({ pool, jobSender: jobs.sender, newId });
  await requests.create(aNewRequest(request, { cards: [card], jobs: [] }));
  const update = async () => {
    await pool.query('update request set version = version + 1');
    await jobs.enqueue([{ kind: 'update-cards', payload: { requestId: request.id } }]);
    await bot.waitUntilIdle();
  };
  await update();
  expect(fake.botMessages(group)).toHaveLength(1);

  // The service message does not arrive.
  await telegram.stop();
  const supergroup = fake.world.migrate(group);
  await update();
  await update();
  expect(fake.botMessages(supergroup)).toHaveLength(1);
  expect(await prisma.card.findUnique({ where: { id: card.id } })).toMatchObject({
    address: String(supergroup),
    lostReason: null,
    shownVersion: 4,
  });
});
