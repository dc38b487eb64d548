import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../../../src/domain/app-error.ts';
import type { RemoteRequest } from '../../../../../src/domain/requests/remote-request.ts';
import type { TitleDetails } from '../../../../../src/domain/titles/title.ts';
import { createRejectionExplainer } from '../../../../../src/usecases/requests/submission/explain-rejection.ts';
import { anAccount, anId, aRequest, aSeries } from '../../../../support/factories.ts';
import { createScriptedServers } from '../../../../support/in-memory/scripted-servers.ts';
import { toRemoteRequest } from '../../../../support/in-memory/use-case-setup.ts';

const serviceId = anId<'service'>();
const account = anAccount({ serviceId });
const request = aRequest({ serviceId, title: aSeries(3), seasons: [1, 2] });

function createFixture(parts: { requests?: RemoteRequest[]; details?: TitleDetails | null } = {}) {
  const { requests = [], details = aSeries(3) } = parts;
  const refreshed: unknown[] = [];
  const limited = { limit: 2, used: 2, days: 7 };
  const explainer = createRejectionExplainer({
    servers: createScriptedServers([
      {
        id: serviceId,
        server: {
          listRequestsByTitle: async () => requests,
          async getTitleDetails() {
            if (!details) throw new AppError('overseerr-unreachable');
            return details;
          },
        },
      },
    ]),
    members: {
      async refreshAccount(each) {
        refreshed.push(each.id);
        return each;
      },
    },
    quotas: {
      refresh: async () => ({ movie: limited, tv: limited }),
      findResetAt: async () => new Date('2026-11-30T00:00:00Z'),
    },
  });
  const explain = (code: ErrorCode) => explainer.explain(request, new AppError(code), account);
  return { explainer, explain, refreshed };
}

describe('a refused request', () => {
  it('is explained by a used-up quota', async () => {
    expect(await createFixture().explain('series-quota-exceeded')).toMatchObject({
      quota: { limit: 2, used: 2 },
      quotaResetsAt: new Date('2026-11-30T00:00:00Z'),
    });
  });

  it('causes a read of the missing permissions', async () => {
    const { explain, refreshed } = createFixture();
    await explain('no-series-permission');
    expect(refreshed).toEqual([account.id]);
  });

  it('names another user only for the same seasons and quality', async () => {
    const carol = { remoteUserId: 99, name: 'carol' };
    const named = async (parts: Partial<RemoteRequest>) => {
      const requests = [toRemoteRequest(request, { account: carol, ...parts })];
      return (await createFixture({ requests }).explain('already-requested')).existingRequester;
    };
    expect(await named({ seasons: [2] })).toBe('carol');
    expect(await named({ seasons: [3] })).toBeNull();
    expect(await named({ is4k: true })).toBeNull();
    expect(await named({ status: 'completed' })).toBeNull();
    expect(await named({ account: { ...carol, remoteUserId: account.remoteUserId } })).toBeNull();
  });

  it('stays as general as the server’s response if nothing else explains it', async () => {
    const { explainer } = createFixture({ details: null });
    const refusal = new AppError('no-seasons-left');
    expect(await explainer.specify(request, refusal)).toBe(refusal);
    expect(await explainer.findAvailable(request, [1])).toBeNull();
  });
});
