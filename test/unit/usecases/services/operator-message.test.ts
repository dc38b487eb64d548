import { expect, test } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import { toOperatorMessage } from '../../../../src/usecases/services/health-check.ts';

test('a server that knows none of the addresses of Overseerr is called a wrong address', () => {
  const message = toOperatorMessage(new AppError('not-found'), 'Overseerr');
  expect(message).toContain('OVERSEERR_URL does not point to Overseerr');
});
