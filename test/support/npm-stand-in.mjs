// Starts the bot as `npm start` does: this process is named after npm, and a shell is between it and the bot.
import { spawn } from 'node:child_process';

process.title = 'npm start';
// Two commands, so that the shell keeps running.
spawn('sh', ['-c', '"$0" scripts/start.mjs; exit $?', process.execPath], {
  env: { ...process.env, npm_execpath: 'npm' },
  stdio: 'inherit',
});
