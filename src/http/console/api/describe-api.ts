import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ConsoleEnv } from '../console-env.ts';

const errorResponse = {
  description: 'The call was refused or has failed.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            required: ['code', 'message'],
            properties: {
              code: { type: 'string', example: 'forbidden' },
              message: { type: 'string', description: 'In the language of the caller' },
            },
          },
        },
      },
    },
  },
} as const;

/** The OpenAPI document of the API, in which every route can answer with an error. */
export function describeApi(
  api: Pick<OpenAPIHono<ConsoleEnv>, 'getOpenAPI31Document'>,
  version: string,
) {
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'MediaNest', version },
    servers: [{ url: '/api/v1' }],
  });
  const paths = Object.entries(document.paths ?? {}).map(([path, operations]) => [
    path,
    Object.fromEntries(
      Object.entries(operations).map(([method, operation]) => [
        method,
        { ...operation, responses: { ...operation.responses, default: errorResponse } },
      ]),
    ),
  ]);
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: {
      ...document.components,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'medianest-console',
          description:
            'A browser that is signed in. Changes also need the header x-medianest-csrf.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token created in the console.',
        },
      },
    },
  };
}
