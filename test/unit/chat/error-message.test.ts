import { describe, expect, it } from 'vitest';
import { errorMessage } from '../../../src/chat/error-message.ts';
import {
  AppError,
  type ErrorCode,
  type ErrorDetail,
  errorMetadata,
} from '../../../src/domain/app-error.ts';
import { t as text } from '../../support/text.ts';

const codes = Object.keys(errorMetadata) as ErrorCode[];
const audited = codes.filter((code) => 'isAudited' in errorMetadata[code]);

const now = new Date('2026-11-23T12:00:00Z');

function messageFor(code: ErrorCode, detail: ErrorDetail = {}): string {
  return errorMessage(new AppError(code, { detail }), { t: text, server: 'Film Club', now });
}

describe('the message of an error', () => {
  it.each([...audited, 'admins-only', 'invalid-code', 'too-many-code-attempts'] as const)(
    'of the code %s says what to do next',
    (code) => {
      expect(messageFor(code)).toMatch(/\. (Ask|If|Use|Wait|Try|Check|Please|Choose|Send) /);
    },
  );

  it('calls the Overseerr server by its title', () => {
    expect(messageFor('overseerr-unreachable')).toContain('Film Club');
    expect(messageFor('account-not-found')).toContain('Film Club');
  });

  it('names the state of a request', () => {
    expect(messageFor('invalid-state', { state: 'declined' })).toBe(
      text('error-invalid-state', { state: 'declined' }),
    );
    expect(messageFor('invalid-state')).toBe(text('error-invalid-state', { state: '' }));
  });

  it('says who decided first and how long ago, for one hour', () => {
    const minutesAgo = (minutes: number) =>
      new Date(now.getTime() - minutes * 60_000).toISOString();
    const decided = { state: 'processing', by: 'Olivia', at: minutesAgo(3) };
    const args = { state: 'approved', minutes: 3 };
    expect(messageFor('already-decided', decided)).toBe(
      text('error-already-decided-by', { ...args, name: 'Olivia' }),
    );
    expect(messageFor('already-decided', { ...decided, by: null })).toBe(
      text('error-already-decided-at', args),
    );
    const longAgo = { ...decided, at: minutesAgo(61) };
    expect(messageFor('already-decided', longAgo)).toBe(text('error-already-decided'));
  });
});
