import { describe, expect, it } from 'vitest';
import { toAccountNumber } from '../../src/core/account.ts';
import { Fault, faces, isFault, toFault } from '../../src/core/fault.ts';
import { permission, rightsOf } from '../../src/core/permission.ts';
import { nextFreeAt, remaining } from '../../src/core/quota.ts';

describe('rights', () => {
  const managing = ['manage', 'advanced', 'see others'];

  const allAtOnce = ['movie at once', 'tv at once', 'movie 4K at once', 'tv 4K at once'];
  /** What each permission gives, alone. */
  const given = {
    admin: ['movie', 'tv', 'movie 4K', 'tv 4K', ...managing, ...allAtOnce],
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
  } as const satisfies Record<keyof typeof permission, readonly string[]>;

  function namesOf(bits: number): string[] {
    const { request, autoApproved, manageRequests, requestAdvanced, seeOthers } = rightsOf(bits);
    const all = {
      movie: request('movie', false),
      tv: request('tv', false),
      'movie 4K': request('movie', true),
      'tv 4K': request('tv', true),
      manage: manageRequests,
      advanced: requestAdvanced,
      'see others': seeOthers,
      'movie at once': autoApproved('movie', false),
      'tv at once': autoApproved('tv', false),
      'movie 4K at once': autoApproved('movie', true),
      'tv 4K at once': autoApproved('tv', true),
    };
    return Object.entries(all).flatMap(([name, is]) => (is ? [name] : []));
  }

  it.each(Object.entries(given))('of %s alone', (name, rights) => {
    const bits = Object.entries(permission).find(([each]) => each === name)?.[1] ?? 0;
    expect(namesOf(bits)).toEqual(rights);
  });

  it('come of no bit that the bot does not know', () => {
    const known = Object.values(permission).reduce((sum, bit) => sum | bit, 0);
    expect(namesOf(0x7fffffff & ~known)).toEqual([]);
    expect(namesOf(0)).toEqual([]);
  });

  it('of several permissions are those of each', () => {
    expect(namesOf(permission.requestMovie | permission.request4kTv)).toEqual(['movie', 'tv 4K']);
  });
});

describe('an account number', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])('is never %s', (value) => {
    expect(toAccountNumber(value)).toBeNull();
  });

  it('is a positive whole number', () => {
    expect(toAccountNumber(3)).toBe(3);
  });
});

/** A request of that day in November. */
function on(day: number, pieces = 1) {
  return { at: new Date(`2026-11-${day}T10:00:00Z`), pieces };
}

describe('a quota', () => {
  const quota = { limit: 2, used: 3, days: 7 };

  it('never has less than nothing left', () => {
    expect(remaining(quota)).toBe(0);
    expect(remaining({ ...quota, limit: null })).toBeNull();
  });

  it('has room again when the oldest counted request has aged out', () => {
    const full = { ...quota, used: 2 };
    const counted = [on(20), on(18)];
    expect(nextFreeAt(full, counted)).toEqual(on(25).at);
    expect(nextFreeAt({ ...quota, used: 1 }, counted)).toEqual(on(25).at);
    expect(nextFreeAt(full, [])).toBeNull();
    expect(nextFreeAt({ ...full, days: null }, counted)).toBeNull();
  });

  it('that is overdrawn has room again when so many have aged out that one is left', () => {
    expect(nextFreeAt(quota, [on(20), on(18), on(19)])).toEqual(on(26).at);
    expect(nextFreeAt({ ...quota, used: 4 }, [on(20), on(18), on(19)])).toEqual(on(27).at);
    expect(nextFreeAt({ ...quota, used: 9 }, [on(20), on(18), on(19)])).toBeNull();
  });

  it('counts the seasons of a series', () => {
    const tv = { limit: 4, used: 7, days: 7 };
    expect(nextFreeAt(tv, [on(18, 3), on(19, 4)])).toEqual(on(26).at);
    expect(nextFreeAt({ ...tv, used: 6 }, [on(18, 3), on(19, 3)])).toEqual(on(25).at);
  });
});

describe('a fault', () => {
  it('keeps its code through the door, anything else is a bug', () => {
    const fault = new Fault('quota-tv');
    expect(toFault(fault)).toBe(fault);
    expect(toFault(new TypeError('x')).code).toBe('bug');
    expect(isFault(fault, 'quota-movie', 'quota-tv')).toBe(true);
  });

  it('is retried only when the wire broke', () => {
    const retried = Object.entries(faces)
      .filter(([, face]) => face.retry)
      .map(([code]) => code);
    expect(retried.sort()).toEqual([
      'catalogue-down',
      'chat-failed',
      'outcome-unknown',
      'plex-unreachable',
      'service-failed',
      'service-unreachable',
    ]);
  });
});
