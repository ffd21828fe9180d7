import { Navigate, createBrowserRouter } from 'react-router';
import { ApplicationsPage } from './applications/ApplicationsPage';
import { AuditPage } from './audit/AuditPage';
import { CorrectionsPage } from './corrections/CorrectionsPage';
import { Allowed } from './frame/Allowed';
import { Entrance } from './frame/Entrance';
import { Frame } from './frame/Frame';
import { NotFound } from './frame/NotFound';
import type { PageKey } from './frame/pages';
import { EditInboxPage } from './inboxes/EditInboxPage';
import { InboxesPage } from './inboxes/InboxesPage';
import { NewInboxPage } from './inboxes/NewInboxPage';
import { ExperimentPage } from './intents/experiments/ExperimentPage';
import { ExperimentsPage } from './intents/experiments/ExperimentsPage';
import { IntentPage } from './intents/IntentPage';
import { IntentsPage } from './intents/IntentsPage';
import { ModelPage } from './intents/ModelPage';
import { ModelsPage } from './intents/ModelsPage';
import { AcceptInvitationPage } from './joining/AcceptInvitationPage';
import { ConfirmPage } from './joining/ConfirmPage';
import { ForgotPasswordPage } from './joining/ForgotPasswordPage';
import { ResetPasswordPage } from './joining/ResetPasswordPage';
import { SignUpPage } from './joining/SignUpPage';
import { ArticlesPage } from './knowledge/ArticlesPage';
import { NewTopicPage } from './knowledge/NewTopicPage';
import { TopicPage } from './knowledge/TopicPage';
import { TryBotPage } from './knowledge/TryBotPage';
import { ApiKeysPage } from './members/ApiKeysPage';
import { MembersPage } from './members/MembersPage';
import { TeamsPage } from './members/TeamsPage';
import { UsagePage } from './metering/UsagePage';
import { OverviewPage } from './overview/OverviewPage';
import { PluginsPage } from './plugins/PluginsPage';
import { QuestionsPage } from './questions/QuestionsPage';
import { RolesPage } from './roles/RolesPage';
import { SecurityPage } from './security/SecurityPage';
import { SingleSignOnPage } from './single-sign-on/SingleSignOnPage';
import { SuggestionsPage } from './suggestions/SuggestionsPage';
import { SynonymsPage } from './synonyms/SynonymsPage';
import { WebhookPage } from './webhooks/WebhookPage';
import { WebhooksPage } from './webhooks/WebhooksPage';

const page = (key: PageKey, element: React.ReactNode) => <Allowed page={key}>{element}</Allowed>;

export const portalRouter = createBrowserRouter(
  [
    { path: '/sign-in', element: <Entrance /> },
    { path: '/sign-up', element: <SignUpPage /> },
    { path: '/confirm', element: <ConfirmPage /> },
    { path: '/forgot-password', element: <ForgotPasswordPage /> },
    { path: '/reset-password', element: <ResetPasswordPage /> },
    { path: '/accept-invitation', element: <AcceptInvitationPage /> },
    {
      path: '/',
      element: <Frame />,
      children: [
        { index: true, element: <OverviewPage /> },
        { path: 'inboxes', element: page('inboxes', <InboxesPage />) },
        { path: 'inboxes/new', element: page('inboxes', <NewInboxPage />) },
        { path: 'inboxes/:id', element: page('inboxes', <EditInboxPage />) },
        { path: 'articles', element: page('articles', <ArticlesPage />) },
        { path: 'articles/new', element: page('articles', <NewTopicPage />) },
        { path: 'articles/:slug', element: page('articles', <TopicPage />) },
        { path: 'questions', element: page('questions', <QuestionsPage />) },
        { path: 'synonyms', element: page('synonyms', <SynonymsPage />) },
        { path: 'suggestions', element: page('suggestions', <SuggestionsPage />) },
        { path: 'try', element: page('try', <TryBotPage />) },
        { path: 'intents', element: page('intents', <IntentsPage />) },
        { path: 'intents/:id', element: page('models', <IntentPage />) },
        { path: 'corrections', element: page('corrections', <CorrectionsPage />) },
        { path: 'models', element: page('models', <ModelsPage />) },
        { path: 'models/experiments', element: page('models', <ExperimentsPage />) },
        { path: 'models/experiments/:id', element: page('models', <ExperimentPage />) },
        { path: 'models/:id', element: page('models', <ModelPage />) },
        { path: 'members', element: page('members', <MembersPage />) },
        { path: 'teams', element: page('teams', <TeamsPage />) },
        { path: 'roles', element: page('roles', <RolesPage />) },
        { path: 'security', element: page('security', <SecurityPage />) },
        { path: 'api-keys', element: page('api-keys', <ApiKeysPage />) },
        { path: 'applications', element: page('applications', <ApplicationsPage />) },
        { path: 'single-sign-on', element: page('single-sign-on', <SingleSignOnPage />) },
        { path: 'audit-log', element: page('audit-log', <AuditPage />) },
        { path: 'usage', element: page('usage', <UsagePage />) },
        { path: 'webhooks', element: page('webhooks', <WebhooksPage />) },
        { path: 'webhooks/:id', element: page('webhooks', <WebhookPage />) },
        { path: 'plugins', element: page('plugins', <PluginsPage />) },
        { path: 'overview', element: <Navigate to="/" replace /> },
        { path: '*', element: <NotFound /> },
      ],
    },
  ],
  { basename: '/portal' },
);
