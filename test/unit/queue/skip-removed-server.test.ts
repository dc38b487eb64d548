import { expect, test } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { skipRemovedServer } from '../../../src/queue/skip-removed-server.ts';

test('work of a server that is no longer configured is skipped', async () => {
  const work = async () => {
    throw new AppError('no-overseerr-server');
  };
  await expect(skipRemovedServer(work)).resolves.toBeUndefined();
});

test('other errors fail the job', async () => {
  const work = async () => {
    throw new AppError('overseerr-unreachable');
  };
  await expect(skipRemovedServer(work)).rejects.toThrow('overseerr-unreachable');
});
