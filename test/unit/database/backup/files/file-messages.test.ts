import { describe, expect, it } from 'vitest';
import {
  toFileCommand,
  toFileReport,
} from '../../../../../src/database/backup/files/file-messages.ts';

describe('a message between the bot and the process that works on a backup', () => {
  it('is taken as it is when its kind is known to the other side', () => {
    const command = { kind: 'stopped', label: 'label' };
    expect(toFileCommand(command)).toBe(command);
    const report = { kind: 'progress', share: 0.5 };
    expect(toFileReport(report)).toBe(report);
  });

  it.each([null, 'copy', {}, { kind: 1 }, { kind: 'toString' }])(
    'is refused if it is %j',
    (message) => {
      expect(() => toFileCommand(message)).toThrow('unknown command');
      expect(() => toFileReport(message)).toThrow('unknown report');
    },
  );

  it('is refused in the other direction', () => {
    expect(() => toFileCommand({ kind: 'packed' })).toThrow('unknown command');
    expect(() => toFileReport({ kind: 'copy' })).toThrow('unknown report');
  });
});
