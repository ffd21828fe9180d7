import { ApiOutlined, AppstoreOutlined, AuditOutlined, BarChartOutlined, BookOutlined, BulbOutlined, CheckSquareOutlined, CommentOutlined, ExperimentOutlined, HomeOutlined, IdcardOutlined, InboxOutlined, LinkOutlined, LockOutlined, QuestionCircleOutlined, RobotOutlined, SafetyOutlined, SendOutlined, SwapOutlined, TeamOutlined, UserOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';

export type PageKey = 'overview' | 'inboxes' | 'articles' | 'questions' | 'synonyms' | 'suggestions' | 'try' | 'intents' | 'models' | 'corrections' | 'members' | 'teams' | 'roles' | 'api-keys' | 'applications' | 'audit-log' | 'usage' | 'plugins' | 'webhooks' | 'security' | 'single-sign-on';

export type GroupKey = 'start' | 'answers' | 'people' | 'system';

export interface Page {
  key: PageKey;
  path: string;
  group: GroupKey;
  /** What a role needs to see it; null for every member. */
  permission: string | null;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
}

export const PAGES: readonly Page[] = [
  { key: 'overview', path: '/', group: 'start', permission: null, icon: HomeOutlined },
  { key: 'inboxes', path: '/inboxes', group: 'start', permission: 'inboxes:read', icon: InboxOutlined },
  { key: 'articles', path: '/articles', group: 'answers', permission: 'articles:read', icon: BookOutlined },
  { key: 'questions', path: '/questions', group: 'answers', permission: 'articles:write', icon: QuestionCircleOutlined },
  { key: 'synonyms', path: '/synonyms', group: 'answers', permission: 'articles:write', icon: SwapOutlined },
  { key: 'suggestions', path: '/suggestions', group: 'answers', permission: 'articles:write', icon: CommentOutlined },
  { key: 'try', path: '/try', group: 'answers', permission: 'articles:read', icon: RobotOutlined },
  { key: 'intents', path: '/intents', group: 'answers', permission: 'intents:read', icon: BulbOutlined },
  { key: 'corrections', path: '/corrections', group: 'answers', permission: 'models:review', icon: CheckSquareOutlined },
  { key: 'models', path: '/models', group: 'answers', permission: 'intents:manage', icon: ExperimentOutlined },
  { key: 'members', path: '/members', group: 'people', permission: 'members:read', icon: UserOutlined },
  { key: 'teams', path: '/teams', group: 'people', permission: 'members:read', icon: TeamOutlined },
  { key: 'roles', path: '/roles', group: 'people', permission: 'members:read', icon: SafetyOutlined },
  { key: 'security', path: '/security', group: 'people', permission: null, icon: LockOutlined },
  { key: 'single-sign-on', path: '/single-sign-on', group: 'people', permission: 'identity-providers:manage', icon: IdcardOutlined },
  { key: 'api-keys', path: '/api-keys', group: 'system', permission: 'api-keys:manage', icon: ApiOutlined },
  { key: 'applications', path: '/applications', group: 'system', permission: 'oauth-clients:manage', icon: LinkOutlined },
  { key: 'webhooks', path: '/webhooks', group: 'system', permission: 'webhooks:manage', icon: SendOutlined },
  { key: 'plugins', path: '/plugins', group: 'system', permission: 'plugins:read', icon: AppstoreOutlined },
  { key: 'usage', path: '/usage', group: 'system', permission: 'usage:read', icon: BarChartOutlined },
  { key: 'audit-log', path: '/audit-log', group: 'system', permission: 'audit:read', icon: AuditOutlined },
];

export function offered(may: (permission: string) => boolean): { group: GroupKey; pages: Page[] }[] {
  const groups: GroupKey[] = ['start', 'answers', 'people', 'system'];
  return groups
    .map((group) => ({ group, pages: PAGES.filter((p) => p.group === group && (p.permission === null || may(p.permission))) }))
    .filter((g) => g.pages.length > 0);
}
