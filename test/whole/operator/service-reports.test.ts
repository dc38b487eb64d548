import { expect, it } from 'vitest';
import { createServiceReports } from '../../../src/database/operator/services/service-reports.ts';
import { createServiceRepository } from '../../../src/database/services/service-repository.ts';
import { setUpDatabaseForTest } from '../../support/database-setup.ts';

const minute = 60_000;
const start = new Date('2026-11-20T10:00:00Z').getTime();
const box = { seal: (text: string) => text, open: (text: string) => text };

it('a service is reported with its version, its latencies, and its changes', async () => {
  const { prisma, kysely, serviceId } = await setUpDatabaseForTest();
  let now = start;
  const clock = () => new Date(now);
  const repository = createServiceRepository({ prisma, kysely, secretBox: box, clock });
  const reports = createServiceReports({ kysely, clock });
  await prisma.serviceConfig.update({
    where: { id: serviceId },
    data: { baseUrl: 'http://ada:s3cret@seerr:5055' },
  });
  await prisma.account.create({ data: { serviceId, remoteUserId: 7, name: 'ada' } });
  for (const [minutes, isUp, latencyMs] of [
    [0, true, 10],
    [2, true, 30],
    [4, true, 20],
    [12, false, 900],
    [14, false, 900],
  ] as const) {
    now = start + minutes * minute;
    const version = isUp ? 'seerr 3.1.0' : null;
    await repository.recordCheck(serviceId, {
      isUp,
      latencyMs,
      detail: `${isUp}`,
      title: null,
      version,
    });
  }
  const [stored] = await reports.listStored([serviceId]);
  expect(stored).toMatchObject({ version: 'seerr 3.1.0', accounts: 1, spaces: 0 });
  expect(stored?.address).toBe('http://seerr:5055');
  const first = { at: new Date(start), checks: 3, failures: 0, p50Ms: 20, p95Ms: 30 };
  const second = { at: new Date(start + 10 * minute), checks: 2, failures: 2 };
  expect(await reports.readLatency(serviceId, 'day')).toMatchObject([first, second]);
  expect((await reports.listLatencies([serviceId])).get(serviceId)).toMatchObject([
    { at: first.at, checks: 5, failures: 2 },
  ]);
  expect(await reports.listChanges(serviceId, 10)).toMatchObject([
    { status: 'down', detail: 'false', at: new Date(start + 14 * minute) },
    { status: 'up' },
  ]);
  await prisma.serviceCheckHour.create({
    data: {
      serviceId,
      hour: new Date(start - 8 * 24 * 60 * minute),
      checks: 60,
      failures: 1,
      latencyP50Ms: 5,
      latencyP95Ms: 9,
    },
  });
  expect(await reports.readLatency(serviceId, 'month')).toMatchObject([
    { checks: 60, failures: 1, p50Ms: 5, p95Ms: 9 },
    { checks: 5 },
  ]);
  expect(await reports.listStored([])).toEqual([]);
});
