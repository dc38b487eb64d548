import type { Command } from '../src/chat/command.ts';
import help from './help.ts';
import history from './history.ts';
import pending from './pending.ts';
import request from './request.ts';
import requests from './requests.ts';
import setup from './setup.ts';

/** Everything people can type. */
export const commands: readonly Command[] = [request, requests, pending, history, setup, help];
