import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../../src/domain/app-error.ts';
import type { ServiceCheckResult } from '../../../../src/domain/services/service-check.ts';
import { createHealthCheck } from '../../../../src/usecases/services/health-check.ts';
import { anId, aServerInfo } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const id = anId<'service'>();

function createCheck() {
  const recorded: ServiceCheckResult[] = [];
  const { log, lines } = createRecordingLog();
  let error: Error | null = null;
  let milliseconds = 0;
  const servers = createScriptedServers([
    {
      id,
      title: 'Seerr',
      server: {
        async check() {
          milliseconds += 40;
          if (error) throw error;
          return aServerInfo();
        },
      },
    },
  ]);
  const healthCheck = createHealthCheck({
    servers,
    serviceRepository: {
      async recordCheck(_, check) {
        recorded.push(check);
      },
    },
    clock: () => new Date(milliseconds),
    log,
  });
  return {
    healthCheck,
    recorded,
    lines,
    fail(next: Error | null) {
      error = next;
    },
  };
}

describe('a health check', () => {
  it('is not up before the first check', () => {
    expect(createCheck().healthCheck.getHealth(id).isUp).toBe(false);
  });

  it('records that the server is up, with its title and the time it took', async () => {
    const { healthCheck, recorded } = createCheck();
    const health = await healthCheck.checkHealth(id);
    expect(health.isUp).toBe(true);
    expect(recorded).toEqual([
      {
        isUp: true,
        latencyMs: 40,
        detail: health.detail,
        fault: null,
        title: 'Seerr',
        version: 'Seerr 3.1.0',
      },
    ]);
    expect(healthCheck.getHealth(id)).toEqual(health);
  });

  it('logs a result once, and again only when it changes', async () => {
    const { healthCheck, lines, fail } = createCheck();
    await healthCheck.checkHealth(id);
    await healthCheck.checkHealth(id);
    fail(new AppError('overseerr-unreachable'));
    await healthCheck.checkHealth(id);
    await healthCheck.checkHealth(id);
    fail(null);
    await healthCheck.checkHealth(id);
    expect(lines.map(({ level }) => level)).toEqual(['info', 'error', 'info']);
  });

  it.each<[ErrorCode, string]>([
    ['overseerr-unreachable', 'OVERSEERR_URL'],
    ['overseerr-key-rejected', 'OVERSEERR_API_KEY'],
    ['overseerr-csrf-enabled', 'CSRF'],
    ['not-overseerr', 'OVERSEERR_URL'],
    ['movie-quota-exceeded', 'movie-quota-exceeded'],
  ])('names what the operator can do about %s', async (code, part) => {
    const { healthCheck, recorded, fail } = createCheck();
    fail(new AppError(code, { detail: { reason: 'because' } }));
    const health = await healthCheck.checkHealth(id);
    expect(health.isUp).toBe(false);
    expect(health.detail).toContain(part);
    expect(health.detail).toContain('(because)');
    expect(recorded[0]?.title).toBeNull();
  });

  it('passes on a bug, and records nothing', async () => {
    const { healthCheck, recorded, fail } = createCheck();
    fail(new TypeError('x is not a function'));
    await expect(healthCheck.checkHealth(id)).rejects.toThrow('x is not a function');
    expect(recorded).toEqual([]);
  });
});
