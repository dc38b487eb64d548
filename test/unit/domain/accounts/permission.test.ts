import { describe, expect, it } from 'vitest';
import { toRemoteUserId } from '../../../../src/domain/accounts/account.ts';
import { permission, toRights } from '../../../../src/domain/accounts/permission.ts';
import { calculateResetAt, getRemaining } from '../../../../src/domain/accounts/quota.ts';
import {
  AppError,
  errorMetadata,
  isAppError,
  toAppError,
} from '../../../../src/domain/app-error.ts';

describe('the permissions of an account', () => {
  const managing = ['manage', 'advanced', 'see others'];

  const issues = ['report issues', 'manage issues', 'see issues'];
  const allAtOnce = ['movie at once', 'tv at once', 'movie 4K at once', 'tv 4K at once'];
  /** The rights that each permission grants by itself. */
  const given = {
    admin: ['movie', 'tv', 'movie 4K', 'tv 4K', ...managing, ...issues, ...allAtOnce],
    manageUsers: [],
    manageRequests: [...managing, ...allAtOnce],
    request: ['movie', 'tv'],
    autoApprove: ['movie at once', 'tv at once'],
    autoApproveMovie: ['movie at once'],
    autoApproveTv: ['tv at once'],
    request4k: ['movie 4K', 'tv 4K'],
    request4kMovie: ['movie 4K'],
    request4kTv: ['tv 4K'],
    requestAdvanced: ['advanced'],
    requestView: ['see others'],
    autoApprove4k: ['movie 4K at once', 'tv 4K at once'],
    autoApprove4kMovie: ['movie 4K at once'],
    autoApprove4kTv: ['tv 4K at once'],
    requestMovie: ['movie'],
    requestTv: ['tv'],
    manageIssues: issues,
    viewIssues: ['see issues'],
    createIssues: ['report issues'],
  } as const satisfies Record<keyof typeof permission, readonly string[]>;

  function namesOf(bits: number): string[] {
    const rights = toRights(bits);
    const { canRequest, isAutoApproved, canManageRequests, canRequestAdvanced, canSeeOthers } =
      rights;
    const all = {
      movie: canRequest('movie', false),
      tv: canRequest('tv', false),
      'movie 4K': canRequest('movie', true),
      'tv 4K': canRequest('tv', true),
      manage: canManageRequests,
      advanced: canRequestAdvanced,
      'see others': canSeeOthers,
      'report issues': rights.canReportIssues,
      'manage issues': rights.canManageIssues,
      'see issues': rights.canSeeIssues,
      'movie at once': isAutoApproved('movie', false),
      'tv at once': isAutoApproved('tv', false),
      'movie 4K at once': isAutoApproved('movie', true),
      'tv 4K at once': isAutoApproved('tv', true),
    };
    return Object.entries(all).flatMap(([name, is]) => (is ? [name] : []));
  }

  it.each(Object.entries(given))('with only %s', (name, rights) => {
    const bits = Object.entries(permission).find(([each]) => each === name)?.[1] ?? 0;
    expect(namesOf(bits)).toEqual(rights);
  });

  it('do not come from unknown bits', () => {
    const known = Object.values(permission).reduce((sum, bit) => sum | bit, 0);
    expect(namesOf(0x7fffffff & ~known)).toEqual([]);
    expect(namesOf(0)).toEqual([]);
  });

  it('are combined', () => {
    expect(namesOf(permission.requestMovie | permission.request4kTv)).toEqual(['movie', 'tv 4K']);
  });
});

describe('a remote user ID', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])('is never %s', (value) => {
    expect(toRemoteUserId(value)).toBeNull();
  });

  it('is a positive whole number', () => {
    expect(toRemoteUserId(3)).toBe(3);
  });
});

/** A request of that day in November. */
function on(day: number, usage = 1) {
  return { at: new Date(`2026-11-${day}T10:00:00Z`), usage };
}

describe('a quota', () => {
  const quota = { limit: 2, used: 3, days: 7 };

  it('never has less than zero left', () => {
    expect(getRemaining(quota)).toBe(0);
    expect(getRemaining({ ...quota, limit: null })).toBeNull();
  });

  it('has room again when the oldest counted request expires', () => {
    const full = { ...quota, used: 2 };
    const counted = [on(20), on(18)];
    expect(calculateResetAt(full, counted)).toEqual(on(25).at);
    expect(calculateResetAt({ ...quota, used: 1 }, counted)).toEqual(on(25).at);
    expect(calculateResetAt(full, [])).toBeNull();
    expect(calculateResetAt({ ...full, days: null }, counted)).toBeNull();
  });

  it('that is exceeded has room again when enough requests have expired', () => {
    expect(calculateResetAt(quota, [on(20), on(18), on(19)])).toEqual(on(26).at);
    expect(calculateResetAt({ ...quota, used: 4 }, [on(20), on(18), on(19)])).toEqual(on(27).at);
    expect(calculateResetAt({ ...quota, used: 9 }, [on(20), on(18), on(19)])).toBeNull();
  });

  it('counts the seasons of a series', () => {
    const tv = { limit: 4, used: 7, days: 7 };
    expect(calculateResetAt(tv, [on(18, 3), on(19, 4)])).toEqual(on(26).at);
    expect(calculateResetAt({ ...tv, used: 6 }, [on(18, 3), on(19, 3)])).toEqual(on(25).at);
  });
});

describe('an AppError', () => {
  it('is kept by toAppError; any other error becomes internal', () => {
    const fault = new AppError('series-quota-exceeded');
    expect(toAppError(fault)).toBe(fault);
    expect(toAppError(new TypeError('x')).code).toBe('internal');
    expect(isAppError(fault, 'movie-quota-exceeded', 'series-quota-exceeded')).toBe(true);
  });

  it('is retryable only for connection problems', () => {
    const retried = Object.entries(errorMetadata)
      .filter(([, metadata]) => metadata.isRetryable)
      .map(([code]) => code);
    expect(retried.sort()).toEqual([
      'database-unreachable',
      'media-server-unreachable',
      'outcome-unknown',
      'overseerr-failed',
      'overseerr-unreachable',
      'platform-unavailable',
      'plex-unreachable',
      'quick-connect-unavailable',
      'tmdb-unavailable',
      'user-list-incomplete',
    ]);
  });
});
