import { describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../../src/lib/clocks/adjustable-clock.ts';
import { createClockDifference } from '../../../../src/lib/clocks/clock-difference.ts';
import { createRemoteClock } from '../../../../src/lib/clocks/remote-clock.ts';

const hourMs = 3_600_000;
const start = Date.parse('2026-03-01T12:00:00.000Z');

function aComputer() {
  return { systemMs: start, monotonicMs: 5_000 };
}

describe('an adjustable clock', () => {
  function setUp() {
    const computer = aComputer();
    const clock = createAdjustableClock({
      monotonicMs: () => computer.monotonicMs,
      systemTime: () => new Date(computer.systemMs),
    });
    return { computer, clock };
  }

  it.each([hourMs, -hourMs])('does not follow a jump of the computer (%i ms)', (jumpMs) => {
    const { computer, clock } = setUp();
    expect(clock.now()).toEqual(new Date(start));
    computer.systemMs += jumpMs;
    computer.monotonicMs += 1_000;
    expect(clock.now()).toEqual(new Date(start + 1_000));
  });

  it('continues from the time that it is set to', () => {
    const { computer, clock } = setUp();
    clock.set(new Date(start + hourMs));
    computer.monotonicMs += 1_500;
    expect(clock.now()).toEqual(new Date(start + hourMs + 1_500));
  });
});

describe('the clock of another server', () => {
  it('is known from its last response, to the second', () => {
    const computer = aComputer();
    const clock = createRemoteClock(() => computer.monotonicMs);
    expect(clock.now()).toBeNull();
    clock.learn('Sun, 01 Mar 2026 12:15:00 GMT');
    computer.monotonicMs += 10_000;
    expect(clock.now()).toEqual(new Date('2026-03-01T12:15:10.500Z'));
  });

  it.each([null, '', 'yesterday'])('is not learned from the header %j', (header) => {
    const clock = createRemoteClock(() => 0);
    clock.learn(header);
    expect(clock.now()).toBeNull();
  });
});

describe('the difference between two clocks', () => {
  it('is reported once, with its size and direction, and once more when it has disappeared', () => {
    const lines: string[] = [];
    const difference = createClockDifference({
      onWrong: (text) => lines.push(text),
      onRight: () => lines.push('right'),
    });
    for (const ms of [900, 900_000, 901_000, -2_000, 0, -3_600_400]) difference.report(ms);
    expect(lines).toEqual(['900 seconds ahead of', 'right', '3600 seconds behind']);
  });
});
