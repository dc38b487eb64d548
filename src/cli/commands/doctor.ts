import { z } from 'zod';
import type { DoctorReport } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import type { AddCommands } from '../program.ts';

const doctorOptions = z.object({
  fix: z.boolean().default(false),
  bundle: z.union([z.string(), z.literal(true)]).optional(),
});

const signs = { ok: 'ok', warning: 'WARNING', problem: 'PROBLEM' } as const;

/** `medianest doctor`: what is wrong, and what to do about it. */
export const addDoctorCommand: AddCommands = (program, { context, run }) => {
  program
    .command('doctor')
    .description('check everything that the bot needs, and say what to do')
    .option('--fix', 'repair what can be repaired without a risk')
    .option('--bundle [file]', 'write a file for support, without secrets and names')
    .action(
      run(async (_, options) => {
        const { fix, bundle } = doctorOptions.parse(options);
        if (bundle !== undefined) {
          const path = await context.writeBundle(bundle === true ? null : bundle);
          return { data: { path }, text: `Wrote ${path}. Read it before you pass it on.` };
        }
        const data = await context.runDoctor({ isRepairing: fix });
        const isProblem = data.results.some(({ findings }) =>
          findings.some(({ severity }) => severity === 'problem'),
        );
        return {
          data,
          text: formatReport(data),
          exitCode: isProblem ? exitCodes.problemFound : exitCodes.done,
        };
      }),
    );
};

function formatReport({ results, repaired }: DoctorReport): string {
  const lines = results.flatMap(({ name, findings }) =>
    findings.flatMap(({ severity, message, fix }) => [
      `${signs[severity].padEnd(8)} ${name}: ${message}`,
      ...(fix === null ? [] : [`         → ${fix}`]),
    ]),
  );
  return [...repaired.map((text) => `REPAIRED ${text}`), ...lines].join('\n');
}
