import { Refusal, unreachable } from './refusal';
import type { Attachment, Conversation, Message, Outgoing, Page, Session } from './wire';
import type { Identity } from '../bridge';

const base = '/api/v1/widget';
const patience = 20_000;

export interface SessionWish {
  inboxKey: string;
  visitorId: string | null;
  identity: Identity | null;
  language: string;
  pageOrigin: string;
}

/** The widget's requests. Holds the visitor's token; everything else is asked anew. */
export class WidgetApi {
  token = '';

  async openSession(wish: SessionWish): Promise<Session> {
    const { pageOrigin, visitorId, identity, ...body } = wish;
    const session = await this.ask<Session>(
      'POST',
      '/sessions',
      { ...body, ...(visitorId === null ? {} : { visitorId }), ...(identity === null ? {} : { identity }) },
      { 'X-Page-Origin': pageOrigin },
    );
    this.token = session.token;
    return session;
  }

  send(message: Outgoing): Promise<Message> {
    return this.ask('POST', '/messages', message);
  }

  async page(conversationId: string | null, after: number): Promise<Page> {
    const of = conversationId === null ? '' : `&conversationId=${conversationId}`;
    const answer = await this.ask<{ conversation: Conversation | null; items: Message[] }>('GET', `/messages?after=${after}${of}`);
    return { conversation: answer.conversation, messages: answer.items };
  }

  async conversations(): Promise<Conversation[]> {
    return (await this.ask<{ items: Conversation[] }>('GET', '/conversations')).items;
  }

  handOver(): Promise<Conversation> {
    return this.ask('POST', '/handover', {});
  }

  rate(conversationId: string, score: number, comment: string): Promise<Conversation> {
    return this.ask('POST', '/rating', { conversationId, score, ...(comment === '' ? {} : { comment }) });
  }

  read(conversationId: string, seq: number): Promise<void> {
    return this.ask('POST', '/read', { conversationId, seq });
  }

  /** The one request that is worth watching: only XMLHttpRequest tells how much has gone out. */
  upload(file: File, progress: (share: number) => void): { done: Promise<Attachment>; cancel: () => void } {
    const request = new XMLHttpRequest();
    const done = new Promise<Attachment>((resolve, reject) => {
      request.open('POST', `${base}/files`);
      request.setRequestHeader('Authorization', `Bearer ${this.token}`);
      request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
      request.onerror = () => reject(unreachable());
      request.onabort = () => reject(new Refusal(400, 'upload.cancelled'));
      request.onload = () => {
        const answer = parse(request.responseText);
        if (request.status === 201) resolve(answer as Attachment);
        else reject(new Refusal(request.status, codeOf(answer)));
      };
      const form = new FormData();
      form.append('file', file, file.name === '' ? 'picture' : file.name);
      request.send(form);
    });
    return { done, cancel: () => request.abort() };
  }

  private async ask<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    let response: Response;
    try {
      response = await fetch(base + path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(this.token === '' ? {} : { Authorization: `Bearer ${this.token}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: 'omit',
        signal: AbortSignal.timeout(patience),
      });
    } catch {
      throw unreachable();
    }
    const answer = parse(await response.text().catch(() => ''));
    if (response.ok) return answer as T;
    const wait = Number(response.headers.get('Retry-After'));
    throw new Refusal(response.status, codeOf(answer), Number.isFinite(wait) && wait > 0 ? wait * 1000 : null);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function codeOf(answer: unknown): string {
  const code = typeof answer === 'object' && answer !== null ? (answer as { code?: unknown }).code : null;
  return typeof code === 'string' ? code : '';
}
