import { describe } from 'vitest';
import { createWebhookStates } from '../../../src/database/services/webhook-states.ts';
import { promiseWebhookStates } from '../../contracts/webhook-states-contract.ts';
import { setUpDatabaseForTest } from '../../support/database-setup.ts';

describe('the states of webhooks in the database', () => {
  promiseWebhookStates(async () => {
    const { prisma, serviceId } = await setUpDatabaseForTest();
    return { states: createWebhookStates({ prisma }), serviceId };
  });
});
