import type { Command } from '../src/chat/command.ts';
import help from './help.ts';
import request from './request.ts';
import requests from './requests.ts';

/** Everything people can type. */
export const commands: readonly Command[] = [request, requests, help];
