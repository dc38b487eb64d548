/** Writes docs/life-cycle.md from the life-cycle table. Run by `npm run docs`; a test fails when it is behind. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  allowedRoles,
  followUps,
  lifeCycle,
  requestEvents,
} from '../src/domain/requests/life-cycle.ts';
import { type RequestState, requestStates } from '../src/domain/requests/request.ts';

/** The page of docs/ about the life cycle. */
export function renderLifeCyclePage(): string {
  return `# The life cycle of a request

Written by \`npm run docs\` from \`src/domain/requests/life-cycle.ts\`; not to be edited.

\`\`\`mermaid
stateDiagram-v2
  [*] --> queued
${transitions().join('\n')}
\`\`\`

## What follows

| state | follows, besides every card being brought up to date |
| --- | --- |
${requestStates.map((state) => `| ${state} | ${followUps[state].join(', ') || '–'} |`).join('\n')}

## Who may cause what

| event | by |
| --- | --- |
${requestEvents.map((event) => `| ${event} | ${allowedRoles[event].join(', ')} |`).join('\n')}

## Every cell

\`same\` changes nothing: a late or repeated report. \`no\` is refused: a person asked for what is no longer possible.

| | ${requestEvents.join(' | ')} |
| --- |${requestEvents.map(() => ' --- |').join('')}
${requestStates.map((state) => `| **${state}** | ${requestEvents.map((event) => lifeCycle[state][event]).join(' | ')} |`).join('\n')}
`;
}

function transitions(): string[] {
  return requestStates.flatMap((from) => {
    const byTarget = new Map<RequestState, string[]>();
    for (const event of requestEvents) {
      const to = requestStates.find((state) => state === lifeCycle[from][event]);
      if (to && to !== from) byTarget.set(to, [...(byTarget.get(to) ?? []), event]);
    }
    return [...byTarget].map(([to, events]) => `  ${from} --> ${to}: ${events.join(', ')}`);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../docs/life-cycle.md', import.meta.url), renderLifeCyclePage());
}
