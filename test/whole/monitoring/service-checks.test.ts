import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openProbes } from '../../../src/composition/monitoring/open-probes.ts';
import { createServiceChecks } from '../../../src/database/services/service-checks.ts';
import { createServiceRepository } from '../../../src/database/services/service-repository.ts';
import { checkHttp } from '../../../src/probes/http-probe.ts';
import { checkPlex } from '../../../src/probes/plex-probe.ts';
import { setUpDatabaseForTest } from '../../support/database-setup.ts';

const start = new Date('2026-11-20T10:30:00Z').getTime();
const minute = 60_000;
const day = 24 * 60 * minute;
const box = { seal: (text: string) => text, open: (text: string) => text };

async function setUp() {
  const database = await setUpDatabaseForTest();
  let now = start;
  const clock = () => new Date(now);
  const { prisma, kysely, serviceId } = database;
  const startProcess = () => createServiceRepository({ prisma, kysely, secretBox: box, clock });
  const repository = startProcess();
  const check = (isUp: boolean, latencyMs = 10) =>
    repository.recordCheck(serviceId, { isUp, latencyMs, detail: `${isUp}`, title: null });
  return {
    prisma,
    serviceId,
    repository,
    /** Another process. */
    startProcess,
    checks: createServiceChecks({ kysely, clock }),
    check,
    at(time: number) {
      now = time;
    },
  };
}

describe('the status of a service in the database', () => {
  it('changes when checks agree, and records each change', async () => {
    const { prisma, serviceId, checks, check, at } = await setUp();
    const results = [
      [0, true],
      [1, false],
      [2, true],
      [3, false],
      [4, false],
    ] as const;
    for (const [minutes, isUp] of results) {
      at(start + minutes * minute);
      await check(isUp);
    }
    const [overview] = await checks.listOverviews([serviceId]);
    expect(overview).toMatchObject({ status: 'down', since: new Date(start + 4 * minute) });
    expect(overview?.uptime.day).toBeCloseTo(2 / 5);
    const { uptime: _, latencyMs: __, ...condition } = overview ?? {};
    expect(await checks.listConditions([serviceId])).toEqual([condition]);
    const rows = await prisma.serviceCheck.findMany({ orderBy: { at: 'asc' } });
    expect(rows.map(({ changedTo }) => changedTo)).toEqual(['up', null, null, null, 'down']);
  });

  it('has the latencies of the checks that succeeded', async () => {
    const { serviceId, checks, check, at } = await setUp();
    for (let latency = 1; latency <= 100; latency += 1) {
      at(start + latency * minute);
      await check(true, latency);
    }
    at(start + 101 * minute);
    await check(false, 10_000);
    const [overview] = await checks.listOverviews([serviceId]);
    expect(overview?.latencyMs).toEqual({ p50: 50, p95: 95 });
  });

  it('is unknown without a check', async () => {
    const { serviceId, checks } = await setUp();
    const [overview] = await checks.listOverviews([serviceId]);
    expect(overview).toMatchObject({
      status: 'unknown',
      since: null,
      uptime: { day: null, month: null },
      latencyMs: null,
    });
  });
});

describe('the checks of several processes', () => {
  const result = (isUp: boolean) => ({ isUp, latencyMs: 1, detail: null, title: null });

  it('are one row for each minute, also at the same moment', async () => {
    const { prisma, serviceId, startProcess, at } = await setUp();
    const processes = [1, 2, 3, 4, 5].map(startProcess);
    for (let minutes = 0; minutes < 3; minutes += 1) {
      at(start + minutes * minute);
      await Promise.all(processes.map((each) => each.recordCheck(serviceId, result(true))));
    }
    expect(await prisma.serviceCheck.count()).toBe(3);
  });

  it('do not change the status back and forth when they disagree', async () => {
    const { prisma, serviceId, startProcess, at } = await setUp();
    const [up, alsoUp, down] = [startProcess(), startProcess(), startProcess()];
    // One checks what is down for it every 30 seconds, the others check every minute.
    for (let seconds = 0; seconds < 600; seconds += 60) {
      const checks = [
        [0, down, false],
        [1, up, true],
        [29, alsoUp, true],
        [30, down, false],
      ] as const;
      for (const [offset, process, isUp] of checks) {
        at(start + (seconds + offset) * 1_000);
        await process.recordCheck(serviceId, result(isUp));
      }
    }
    const changes = await prisma.serviceCheck.findMany({ where: { changedTo: { not: null } } });
    expect(changes).toHaveLength(1);
    expect(await prisma.serviceCheck.count()).toBeLessThanOrEqual(10);
  });
});

describe('old checks', () => {
  it('become one row for each hour, keep the changes, and count for the month', async () => {
    const { prisma, serviceId, checks, check, at } = await setUp();
    await check(true, 10);
    at(start + minute);
    await check(true, 30);
    at(start + 2 * minute);
    await check(false, 5);
    at(start + 40 * minute);
    await check(true, 20);
    at(start + 8 * day);
    await check(true, 40);
    expect(await checks.rollUp()).toBe(3);
    const expected = [
      {
        serviceId,
        hour: new Date('2026-11-20T10:00:00Z'),
        checks: 3,
        failures: 1,
        latencyP50Ms: 10,
        latencyP95Ms: 30,
      },
      {
        serviceId,
        hour: new Date('2026-11-20T11:00:00Z'),
        checks: 1,
        failures: 0,
        latencyP50Ms: 20,
        latencyP95Ms: 20,
      },
    ];
    const hours = () => prisma.serviceCheckHour.findMany({ orderBy: { hour: 'asc' } });
    expect(await hours()).toEqual(expected);
    // Again: nothing is counted twice.
    expect(await checks.rollUp()).toBe(0);
    expect(await hours()).toEqual(expected);
    const kept = await prisma.serviceCheck.findMany({ orderBy: { at: 'asc' } });
    expect(kept.map(({ latencyMs, changedTo }) => [latencyMs, changedTo])).toEqual([
      [10, 'up'],
      [40, null],
    ]);
    const [overview] = await checks.listOverviews([serviceId]);
    expect(overview?.uptime).toEqual({ day: 1, month: 4 / 5 });
  });

  it('stay as they are in their first week', async () => {
    const { checks, check, at } = await setUp();
    await check(true);
    at(start + 7 * day);
    expect(await checks.rollUp()).toBe(0);
  });
});

describe('a probe', () => {
  async function serve(status: number, body: string, seen: string[] = []) {
    const server = createServer((request, response) => {
      const { authorization, 'x-plex-token': token } = request.headers;
      seen.push(`${request.url} ${authorization ?? '-'} ${String(token ?? '-')}`);
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('of an address sends its password as a header, and never shows it', async () => {
    const seen: string[] = [];
    const host = await serve(503, '', seen);
    const result = await checkHttp('Radarr', `http://me:se%40cret@${host}/ping`);
    expect(result).toMatchObject({ isUp: false, title: 'Radarr' });
    expect(seen).toEqual([`/ping Basic ${Buffer.from('me:se@cret').toString('base64')} -`]);
    expect(JSON.stringify(result)).not.toMatch(/se.*cret/);
  });

  it.each([
    [200, true],
    [302, true],
    [404, false],
  ])('of an address that answers with %i: %s', async (status, isUp) => {
    expect((await checkHttp('Radarr', `http://${await serve(status, '')}`)).isUp).toBe(isUp);
  });

  it('of an address does not mind how large the page is', async () => {
    const host = await serve(200, 'x'.repeat(3_000_000));
    expect((await checkHttp('Radarr', `http://${host}`)).isUp).toBe(true);
  });

  it('of nothing says why, and does not throw', async () => {
    const result = await checkHttp('Radarr', 'http://127.0.0.1:1');
    expect(result).toMatchObject({ isUp: false, detail: expect.stringContaining('ECONNREFUSED') });
  });

  const plex = JSON.stringify({ MediaContainer: { friendlyName: 'Home', version: '1.41' } });

  it.each([
    [200, plex, true, 'Home'],
    [401, '', false, null],
    [200, '<html>', false, null],
    [500, plex, false, null],
  ])('of Plex that answers with %i: %#', async (status, body, isUp, title) => {
    const seen: string[] = [];
    const address = `http://${await serve(status, body, seen)}`;
    const result = await checkPlex(address, 'a-token');
    expect(result).toMatchObject({ isUp, title });
    expect(seen).toEqual(['/ - a-token']);
    expect(result.detail).not.toContain('a-token');
  });

  it('is created for each service of the settings, once', async () => {
    const { repository, prisma } = await setUp();
    const config = {
      plex: { url: 'http://plex:32400', token: 'a-token' },
      jellyfin: { url: 'http://you:hidden@jellyfin:8096', apiKey: 'a-key' },
      monitoredUrls: [{ name: 'default', url: 'http://me:secret@radarr:7878' }],
      isSecretResetRequested: false,
    };
    const secrets: string[] = [];
    const open = () =>
      openProbes({
        config,
        serviceRepository: repository,
        redaction: { add: (added) => secrets.push(...added) },
        clock: () => new Date(start),
      });
    const [first, second] = [await open(), await open()];
    expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(secrets).toEqual(expect.arrayContaining(['secret', 'hidden']));
    const rows = await prisma.serviceConfig.findMany({ where: { kind: { not: 'overseerr' } } });
    expect(rows.map(({ kind, name, baseUrl }) => [kind, name, baseUrl]).sort()).toEqual([
      ['http', 'http:default', 'http://radarr:7878'],
      ['jellyfin', 'jellyfin', 'http://jellyfin:8096'],
      ['plex', 'plex', 'http://plex:32400'],
    ]);
  });
});
