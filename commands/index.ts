import type { Command } from '../src/chat/command.ts';
import help from './help.ts';
import pending from './pending.ts';
import request from './request.ts';
import requests from './requests.ts';

/** Everything people can type. */
export const commands: readonly Command[] = [request, requests, pending, help];
