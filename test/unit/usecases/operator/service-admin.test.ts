import { expect, it } from 'vitest';
import { createServiceAdmin } from '../../../../src/usecases/operator/service-admin.ts';
import { aConsoleActor, createRecords } from '../../../support/console-records.ts';
import { anId } from '../../../support/factories.ts';

const id = anId<'service'>();

function setUp() {
  const checked: string[] = [];
  const records = createRecords();
  const services = createServiceAdmin({
    ...records,
    listServiceIds: () => [id],
    healthCheck: {
      async checkHealth(service) {
        checked.push(service);
        return { isUp: true, detail: 'fine' };
      },
    },
  });
  return { ...records, checked, services };
}

it('a service in use is checked now by an admin', async () => {
  const { services, checked } = setUp();
  expect(await services.check(aConsoleActor(true), id)).toEqual({ isUp: true, detail: 'fine' });
  expect(checked).toEqual([id]);
});

it('a service is not checked for others, or if it is not in use', async () => {
  const { services, checked, refused } = setUp();
  await expect(services.check(aConsoleActor(false), id)).rejects.toMatchObject({
    code: 'admins-only',
  });
  await expect(services.check(aConsoleActor(true), anId<'service'>())).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(checked).toEqual([]);
  expect(refused).toEqual(['admins-only {"action":"service.check"}']);
});
