import type { Api } from '@switchboard/shared';
import type { GraphiQLProps } from 'graphiql';
import { getOperationAST, type ExecutionResult } from 'graphql';
import { createClient, type Client } from 'graphql-ws';

type Fetcher = GraphiQLProps['fetcher'];
type Asked = Parameters<Fetcher>[0];

/** Queries and mutations as every call of ours is sent; subscriptions over the socket. */
export function fetcherOf(api: Api, socket: Client): Fetcher {
  return (asked, options) => {
    const document = options?.documentAST;
    const operation = document && getOperationAST(document, asked.operationName);
    return operation?.operation === 'subscription' ? heard(socket, asked) : answered(api, asked);
  };
}

/** Opened with the first subscription. The cookie says who listens; the tenant is said here, because a browser's socket carries no headers of ours. */
export function socketOf(api: Api): Client {
  const address = new URL('/graphql', location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  return createClient({ url: address.href, connectionParams: () => (api.credentials.tenant ? { tenant: api.credentials.tenant } : undefined) });
}

async function answered(api: Api, asked: Asked) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json;q=0.9' };
  const response = await api.send('/graphql', { method: 'POST', headers, body: JSON.stringify(asked) });
  // Refusals are shown as they came: that is what somebody who tries a query wants to see.
  return (await response.json()) as ExecutionResult;
}

function heard(socket: Client, asked: Asked) {
  const events = socket.iterate({ ...asked, operationName: asked.operationName ?? null });
  const next = events.next.bind(events);
  // A closed socket is an event without words.
  events.next = () =>
    next().catch((fault: unknown) => {
      throw fault instanceof CloseEvent ? new Error(`${fault.code} ${fault.reason}`.trim()) : fault;
    });
  return events;
}
