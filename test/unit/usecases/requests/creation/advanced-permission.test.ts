import { expect, it, vi } from 'vitest';
import { permission } from '../../../../../src/domain/accounts/permission.ts';
import { toServerChoice } from '../../../../../src/domain/requests/download-choice.ts';
import { createAdvancedPermission } from '../../../../../src/usecases/requests/creation/advanced-permission.ts';
import { anAccount, aRequest } from '../../../../support/factories.ts';

const chosen = aRequest({ downloadChoice: toServerChoice({ id: 0, name: 'Radarr' }) });

function prepare(fresh: number) {
  const refreshAccount = vi.fn(async () => anAccount({ permissions: fresh }));
  return { refreshAccount, ...createAdvancedPermission({ members: { refreshAccount } }) };
}

it('believes the stored permission, and reads it again before it refuses somebody', async () => {
  const { assertMayChoose, refreshAccount } = prepare(permission.requestAdvanced);
  await assertMayChoose(chosen, anAccount({ permissions: permission.requestAdvanced }));
  await assertMayChoose(chosen, anAccount({ permissions: permission.manageRequests }));
  expect(refreshAccount).not.toHaveBeenCalled();
  await assertMayChoose(chosen, anAccount({ permissions: permission.request }));
  expect(refreshAccount).toHaveBeenCalledOnce();
});

it('refuses what was chosen, and nothing else, without the permission', async () => {
  const { assertMayChoose } = prepare(permission.request);
  const account = anAccount({ permissions: permission.request });
  await expect(assertMayChoose(chosen, account)).rejects.toMatchObject({
    code: 'no-advanced-permission',
  });
  await assertMayChoose(aRequest(), account);
});

it('counts a blocked account as one without permissions', async () => {
  const blocked = anAccount({ permissions: permission.admin, isBlocked: true });
  const refreshAccount = async () => blocked;
  const { assertMayChoose } = createAdvancedPermission({ members: { refreshAccount } });
  await expect(assertMayChoose(chosen, blocked)).rejects.toMatchObject({
    code: 'no-advanced-permission',
  });
});
