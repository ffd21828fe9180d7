import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useApi } from '../api/ApiContext';
import { bodyOf } from '../api/createApi';
import { ProblemError } from '../api/problem';
import type { Schemas, Session } from '../api/types';
import { provePasskey } from './passkey';

export type SessionState =
  | { state: 'loading' }
  | { state: 'unreachable'; error: unknown }
  | { state: 'signed-out'; ended: boolean }
  | { state: 'signed-in'; session: Session };

export interface NextStep {
  ticket: string;
  methods: string[];
}

interface Doors {
  current: SessionState;
  /** Answers with the next step where a second factor is asked. */
  signIn: (email: string, password: string) => Promise<NextStep | null>;
  secondFactor: (proof: { ticket: string; code?: string; recoveryCode?: string }) => Promise<void>;
  passkey: () => Promise<void>;
  /** The same person's session, proven again or changed: what is on the screen stays. */
  renew: (session: Session) => void;
  /** Asks the server who this is by now: somebody else may have changed what they may do, or put them out. */
  check: () => Promise<void>;
  signOut: () => Promise<void>;
  switchTenant: (slug: string) => void;
  retry: () => void;
}

const TENANT = 'switchboard.tenant';
const SessionContext = createContext<Doors | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const queries = useQueryClient();
  const [current, setCurrent] = useState<SessionState>({ state: 'loading' });
  const asked = useRef(0);

  const enter = useCallback(
    (session: Session) => {
      api.credentials.csrfToken = session.csrfToken;
      api.credentials.tenant = session.tenant?.slug ?? null;
      queries.clear();
      setCurrent({ state: 'signed-in', session });
    },
    [api, queries],
  );

  const leave = useCallback(
    (ended: boolean) => {
      api.credentials.csrfToken = null;
      queries.clear();
      // Only who was in can have been put out.
      setCurrent((before) => (before.state === 'signed-out' ? before : { state: 'signed-out', ended: ended && before.state === 'signed-in' }));
    },
    [api, queries],
  );

  const load = useCallback(async () => {
    const mine = ++asked.current;
    try {
      const session = await bodyOf(api.GET('/session'));
      if (mine === asked.current && session) enter(session);
    } catch (error) {
      if (mine !== asked.current) return;
      if (error instanceof ProblemError && error.status === 403 && api.credentials.tenant) {
        // The tenant remembered here is not (or no longer) one of theirs.
        localStorage.removeItem(TENANT);
        api.credentials.tenant = null;
        await load();
      } else if (error instanceof ProblemError && (error.status === 401 || error.status === 403)) leave(false);
      else setCurrent({ state: 'unreachable', error });
    }
  }, [api, enter, leave]);

  useEffect(() => {
    api.credentials.tenant = localStorage.getItem(TENANT);
    api.credentials.onSignedOut = () => leave(true);
    void load();
    return () => {
      api.credentials.onSignedOut = null;
    };
  }, [api, leave, load]);

  const renew = useCallback(
    (session: Session) => {
      api.credentials.csrfToken = session.csrfToken;
      // A page that waits for enrolment ends when its person says so, with the recovery codes kept.
      setCurrent((before) => (before.state === 'signed-in' && before.session.mustEnrol ? before : { state: 'signed-in', session }));
    },
    [api],
  );

  const check = useCallback(async () => {
    const mine = ++asked.current;
    try {
      const session = await bodyOf(api.GET('/session'));
      if (mine === asked.current && session) renew(session);
    } catch (error) {
      if (mine === asked.current && error instanceof ProblemError && (error.status === 401 || error.status === 403)) leave(true);
    }
  }, [api, leave, renew]);

  const doors = useMemo<Doors>(
    () => ({
      current,
      signIn: async (email, password) => {
        api.credentials.tenant = null;
        try {
          enter((await bodyOf(api.POST('/session', { body: { email, password } }))) as Session);
          return null;
        } catch (error) {
          if (error instanceof ProblemError && error.next) return error.next;
          throw error;
        }
      },
      secondFactor: async (body) => enter((await bodyOf(api.POST('/session/second-factor', { body }))) as Session),
      passkey: async () => {
        api.credentials.tenant = null;
        const asked = await bodyOf(api.POST('/session/passkey/options'));
        const credential = await provePasskey(asked?.options);
        enter((await bodyOf(api.POST('/session/passkey', { body: { ticket: asked?.ticket ?? '', credential } }))) as Session);
      },
      renew,
      check,
      signOut: async () => {
        await api.DELETE('/session').catch(() => undefined);
        sessionStorage.clear();
        leave(false);
      },
      switchTenant: (slug) => {
        localStorage.setItem(TENANT, slug);
        api.credentials.tenant = slug;
        setCurrent({ state: 'loading' });
        void load();
      },
      retry: () => {
        setCurrent({ state: 'loading' });
        void load();
      },
    }),
    [api, check, current, enter, leave, load, renew],
  );
  return <SessionContext value={doors}>{children}</SessionContext>;
}

export function useSessionDoors(): Doors {
  const doors = use(SessionContext);
  if (!doors) throw new Error('useSessionDoors needs SwitchboardApp above it.');
  return doors;
}

export type MemberSession = Session & { tenant: Schemas['SessionTenant']; member: Schemas['SessionMember'] };

/** The signed-in member. Only below SignedIn, where there always is one. */
export function useSession(): MemberSession {
  const { current } = useSessionDoors();
  if (current.state !== 'signed-in' || !current.session.member || !current.session.tenant) throw new Error('useSession needs SignedIn above it.');
  return current.session as MemberSession;
}

/** Whether the member's role includes a permission, such as "conversations:reply". */
export function useMay(): (permission: string) => boolean {
  const { member } = useSession();
  return useCallback((permission: string) => member.permissions.includes(permission), [member]);
}
