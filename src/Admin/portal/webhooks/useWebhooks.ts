import { bodyOf, useApi, type Schemas } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePages, type PageOf } from '../frame/usePages';

export type Webhook = Schemas['Webhook'];
export type Delivery = Schemas['WebhookDelivery'];
export type DeliveryState = Delivery['state'];

const WEBHOOKS = ['webhooks'] as const;
const DELIVERIES = ['webhook-deliveries'] as const;

/** While somebody looks, what is on its way should arrive on the screen too. */
const LOOK_AGAIN = 5_000;

export function useWebhooks() {
  const api = useApi();
  return usePages<Webhook>([...WEBHOOKS, 'list'], (after, signal) =>
    bodyOf(api.GET('/webhooks', { params: { query: { limit: 100, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Webhook>>,
  );
}

export function useWebhook(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...WEBHOOKS, id],
    queryFn: ({ signal }) => bodyOf(api.GET('/webhooks/{id}', { params: { path: { id } }, signal })) as Promise<Webhook>,
    refetchInterval: LOOK_AGAIN,
  });
}

export interface WebhookFields {
  url: string;
  description: string;
  events: string[];
}

export function useCreateWebhook() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: WebhookFields) => bodyOf(api.POST('/webhooks', { body })) as Promise<Schemas['CreateWebhookCreated']>,
    onSuccess: () => queries.invalidateQueries({ queryKey: WEBHOOKS }),
  });
}

/** What can be done with one webhook; each brings the page up to date. */
export function useWebhookActions(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  const params = { path: { id } };
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: WEBHOOKS });
    await queries.invalidateQueries({ queryKey: DELIVERIES });
  };
  return {
    update: useMutation({ mutationFn: (body: WebhookFields) => bodyOf(api.PATCH('/webhooks/{id}', { params, body })), onSuccess }),
    enable: useMutation({ mutationFn: () => bodyOf(api.POST('/webhooks/{id}/enable', { params })), onSuccess }),
    disable: useMutation({ mutationFn: () => bodyOf(api.POST('/webhooks/{id}/disable', { params })), onSuccess }),
    test: useMutation({ mutationFn: () => bodyOf(api.POST('/webhooks/{id}/test', { params })), onSuccess }),
    rotate: useMutation({
      mutationFn: (overlapHours: number) => bodyOf(api.POST('/webhooks/{id}/rotate-secret', { params, body: { overlapHours } })) as Promise<Schemas['RotateWebhookSecretOutput']>,
      onSuccess,
    }),
    replay: useMutation({
      mutationFn: (body: { from: string; to: string; events?: string[] }) => bodyOf(api.POST('/webhooks/{id}/replay', { params, body })) as Promise<Schemas['ReplayWebhookOutput']>,
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: async () => {
        await api.DELETE('/webhooks/{id}', { params });
      },
      onSuccess: () => queries.invalidateQueries({ queryKey: [...WEBHOOKS, 'list'] }),
    }),
  };
}

export function useDeliveries(webhookId: string, state: DeliveryState | null) {
  const api = useApi();
  const asked = { webhookId, ...(state ? { state } : {}) };
  return usePages<Delivery>(
    [...DELIVERIES, asked],
    (after, signal) => bodyOf(api.GET('/webhook-deliveries', { params: { query: { limit: 50, ...asked, ...(after ? { after } : {}) } }, signal })) as Promise<PageOf<Delivery>>,
    LOOK_AGAIN,
  );
}

export function useDeliveryContent(id: string) {
  const api = useApi();
  return useQuery({ queryKey: [...DELIVERIES, id, 'content'], queryFn: ({ signal }) => bodyOf(api.GET('/webhook-deliveries/{id}/content', { params: { path: { id } }, signal })) as Promise<Schemas['ShowWebhookDeliveryContent']> });
}

export function useResend() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => bodyOf(api.POST('/webhook-deliveries/{id}/resend', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: DELIVERIES }),
  });
}
