import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKysely } from '../../../src/database/kysely.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import { createUnfinishedWork } from '../../../src/database/requests/unfinished-work.ts';
import type { Place } from '../../../src/domain/place.ts';
import { createSweep } from '../../../src/usecases/requests/sweep.ts';
import { aCard, aNewRequest, aRequest, newId } from '../../support/database-setup.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { createScriptedBot, type ScriptedBot } from '../../support/scripted-bot.ts';
import { setUpTelegram } from '../../support/telegram-setup.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** More than a process works on at a time. */
const count = 120;
const chats = 12;
const inDiscord: Place = { platform: 'discord', kind: 'channel', address: '900' };

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot();
});
afterAll(() => bot.stop());

/** A request with a card in Discord and one in a chat of Telegram, which are not posted yet. */
async function addRequest(chat: number) {
  const { pool, serviceId } = bot;
  const requests = createRequestRepository({ pool, jobSender: bot.jobs.sender, newId });
  const request = aRequest(serviceId, { state: 'pending', remoteId: null });
  const inTelegram: Place = { platform: 'telegram', kind: 'direct', address: String(chat) };
  const cards = [inDiscord, inTelegram].map((place) =>
    aCard({ role: 'public', key: place.platform, message: { place, messageId: null } }),
  );
  await requests.create(aNewRequest(request, { cards, jobs: [] }));
  return request;
}

/** Adds lost jobs, and returns their kinds. */
async function sweep(): Promise<unknown[]> {
  const { log, lines } = createRecordingLog();
  const kysely = createKysely(bot.pool);
  const unfinishedWork = createUnfinishedWork({ kysely, clock: () => new Date() });
  await createSweep({ unfinishedWork, jobs: bot.jobs, log })(0);
  return lines.map(({ fields }) => ('kind' in fields ? fields.kind : null));
}

/** Lets the bot talk to a fake Telegram with several people. */
async function connectTelegram() {
  const { fake, telegram } = await setUpTelegram();
  const { outbound } = bot.chat;
  const { post, edit } = outbound;
  outbound.post = (place, ...args) =>
    (place.platform === 'telegram' ? telegram.outbound.post : post)(place, ...args);
  outbound.edit = (message, view) =>
    (message.place.platform === 'telegram' ? telegram.outbound.edit : edit)(message, view);
  const people = Array.from({ length: chats }, () => {
    const id = fake.world.addUser({ firstName: 'Ann', languageCode: 'en' });
    fake.world.privateChat(id);
    return id;
  });
  return { fake, people };
}

it('a sweep finds cards in Telegram by themselves', async () => {
  const { fake, people } = await connectTelegram();
  const [chat = 0] = people;
  await addRequest(chat);
  expect(await sweep()).toEqual(['update-cards', 'update-telegram-cards']);
  await bot.waitUntilIdle();
  expect(fake.botMessages(chat)).toHaveLength(1);
  await bot.pool.query(
    "update request set version = 2; update card set shown_version = 2 where platform = 'discord'",
  );
  expect(await sweep()).toEqual(['update-telegram-cards']);
  await bot.waitUntilIdle();
  expect(await sweep()).toEqual([]);
});

it('cards in Discord do not wait for those in Telegram while Telegram does not answer', async () => {
  const { fake, people } = await connectTelegram();
  const before = bot.messages.length;
  const added: Awaited<ReturnType<typeof addRequest>>[] = [];
  for (let index = 0; index < count; index += 1) {
    added.push(await addRequest(people[index % chats] ?? 0));
  }
  const release = fake.faults.hold('sendMessage');
  await bot.jobs.enqueue(
    added.map(({ id }) => ({ kind: 'update-cards', payload: { requestId: id } })),
  );
  await waitUntil(
    () => bot.messages.length === before + count,
    () => `${count} cards in Discord, instead of ${bot.messages.length - before}`,
    20_000,
  );
  expect(people.flatMap((id) => fake.botMessages(id))).toEqual([]);
  await waitUntil(
    async () => (await bot.listJobs()).every(({ name }) => name !== 'update-cards'),
    'the cards in Discord to be recorded',
  );
  // All others have a job, which waits.
  expect(await sweep()).toEqual([]);
  release();
  await bot.waitUntilIdle();
  expect(bot.messages).toHaveLength(before + count);
  expect(people.map((id) => fake.botMessages(id).length)).toEqual(people.map(() => count / chats));
  const { rows } = await bot.pool.query('select id from card where shown_version = 0');
  expect(rows).toEqual([]);
});
