import type { Command } from '../src/chat/command.ts';
import claim from './admin/claim.ts';
import consoleCommand from './admin/console.ts';
import forget from './forget.ts';
import help from './help.ts';
import history from './history.ts';
import issue from './issues/issue.ts';
import issues from './issues/issues.ts';
import link from './link.ts';
import me from './me.ts';
import pending from './pending.ts';
import request from './request.ts';
import requests from './requests.ts';
import settings from './settings.ts';
import setup from './setup.ts';
import status from './status.ts';
import discover from './titles/discover.ts';
import following from './titles/following.ts';
import unlink from './unlink.ts';
import user from './user.ts';

/** Every command. */
export const commands: readonly Command[] = [
  request,
  discover,
  requests,
  following,
  pending,
  history,
  issue,
  issues,
  setup,
  link,
  unlink,
  me,
  settings,
  status,
  user,
  claim,
  consoleCommand,
  forget,
  help,
];
