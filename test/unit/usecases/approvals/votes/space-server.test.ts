import { expect, it } from 'vitest';
import { AppError } from '../../../../../src/domain/app-error.ts';
import type { Space } from '../../../../../src/domain/spaces/space.ts';
import { findServer } from '../../../../../src/ports/services/overseerr-servers.ts';
import { isInEffect } from '../../../../../src/usecases/approvals/votes/space-server.ts';
import { anId, aSpace } from '../../../../support/factories.ts';

const standard = anId<'service'>();
const other = anId<'service'>();
const servers = { resolveId: (of: Pick<Space, 'serviceId'> | null) => of?.serviceId ?? standard };
const space = { ...aSpace(), serviceId: null };

it('a rule is in effect while its space uses the server of the rule', () => {
  expect(isInEffect(servers, { serviceId: standard }, space)).toBe(true);
  expect(isInEffect(servers, { serviceId: standard }, { serviceId: other })).toBe(false);
  expect(isInEffect(servers, { serviceId: other }, { serviceId: other })).toBe(true);
});

it('a space whose server is not configured has none, so that no rule is in effect', () => {
  const none = {
    resolveId(): never {
      throw new AppError('no-overseerr-server');
    },
  };
  expect(findServer(none, space)).toBeNull();
  expect(isInEffect(none, { serviceId: standard }, space)).toBe(false);
});

it('another error is not taken for a server that is not configured', () => {
  const broken = {
    resolveId(): never {
      throw new AppError('internal');
    },
  };
  expect(() => findServer(broken, space)).toThrow('internal');
});
