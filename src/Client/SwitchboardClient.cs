using System.Net.Http.Headers;
using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>The Switchboard REST API. One for a whole program: it is safe for use by many threads at once.</summary>
public sealed class SwitchboardClient : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>A client; nothing is sent yet.</summary>
    public SwitchboardClient(SwitchboardOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Complaint() is { } complaint)
            throw new ArgumentException(complaint, nameof(options));

        _http = Create(options);
        var calls = new Calls(_http, new Patience(options));
        Conversations = new ConversationsResource(calls);
        Messages = new MessagesResource(calls, options.TimeProvider);
        Contacts = new ContactsResource(calls);
        Members = new MembersResource(calls);
        Invitations = new InvitationsResource(calls);
        Roles = new RolesResource(calls);
        SecurityPolicy = new SecurityPolicyResource(calls);
        Teams = new TeamsResource(calls);
        Inboxes = new InboxesResource(calls);
        Articles = new ArticlesResource(calls);
        SynonymGroups = new SynonymGroupsResource(calls);
        KnowledgeQueries = new KnowledgeQueriesResource(calls);
        SatisfactionRatings = new SatisfactionRatingsResource(calls);
        AuditLog = new AuditLogResource(calls);
        Usage = new UsageResource(calls);
        ApiKeys = new ApiKeysResource(calls);
        OAuthClients = new OAuthClientsResource(calls);
        OAuthClientSecrets = new OAuthClientSecretsResource(calls);
        IdentityProviders = new IdentityProvidersResource(calls);
        Plugins = new PluginsResource(calls);
        Files = new FilesResource(calls);
        Webhooks = new WebhooksResource(calls);
        WebhookDeliveries = new WebhookDeliveriesResource(calls);
        Intents = new IntentsResource(calls);
        SuggestionRules = new SuggestionRulesResource(calls);
        IntentExamples = new IntentExamplesResource(calls);
        IntentModels = new IntentModelsResource(calls);
        IntentCorrections = new IntentCorrectionsResource(calls);
        IntentRetraining = new IntentRetrainingResource(calls);
        IntentExperiments = new IntentExperimentsResource(calls);
        Bulk = new BulkResource(calls);
        Ai = new AiResource(calls);
    }

    /// <summary>Conversations and what can be done with one.</summary>
    public ConversationsResource Conversations { get; }

    /// <summary>Messages: reading, writing, following.</summary>
    public MessagesResource Messages { get; }

    /// <summary>Customers.</summary>
    public ContactsResource Contacts { get; }

    /// <summary>People of the tenant.</summary>
    public MembersResource Members { get; }

    /// <summary>People who were asked to join.</summary>
    public InvitationsResource Invitations { get; }

    /// <summary>What members may do: built-in roles and the tenant's own.</summary>
    public RolesResource Roles { get; }

    /// <summary>The company's own rules.</summary>
    public SecurityPolicyResource SecurityPolicy { get; }

    /// <summary>Teams of members.</summary>
    public TeamsResource Teams { get; }

    /// <summary>Where customers reach the tenant.</summary>
    public InboxesResource Inboxes { get; }

    /// <summary>The help centre's articles.</summary>
    public ArticlesResource Articles { get; }

    /// <summary>Words that mean the same when articles are searched.</summary>
    public SynonymGroupsResource SynonymGroups { get; }

    /// <summary>What was searched for in the articles.</summary>
    public KnowledgeQueriesResource KnowledgeQueries { get; }

    /// <summary>What customers thought of it.</summary>
    public SatisfactionRatingsResource SatisfactionRatings { get; }

    /// <summary>Who did what.</summary>
    public AuditLogResource AuditLog { get; }

    /// <summary>What is billed, day by day.</summary>
    public UsageResource Usage { get; }

    /// <summary>Keys of programs such as this one.</summary>
    public ApiKeysResource ApiKeys { get; }

    /// <summary>Applications that sign people in, or act for themselves.</summary>
    public OAuthClientsResource OAuthClients { get; }

    /// <summary>What is shown of their secrets.</summary>
    public OAuthClientSecretsResource OAuthClientSecrets { get; }

    /// <summary>Where the company's own people prove who they are.</summary>
    public IdentityProvidersResource IdentityProviders { get; }

    /// <summary>Plugins that serve the tenant.</summary>
    public PluginsResource Plugins { get; }

    /// <summary>Attachments.</summary>
    public FilesResource Files { get; }

    /// <summary>Addresses that are told what happens.</summary>
    public WebhooksResource Webhooks { get; }

    /// <summary>Events on their way to webhooks, and those that arrived.</summary>
    public WebhookDeliveriesResource WebhookDeliveries { get; }

    /// <summary>What customers want, in the tenant's words.</summary>
    public IntentsResource Intents { get; }

    /// <summary>Replies that the tenant suggests to its agents.</summary>
    public SuggestionRulesResource SuggestionRules { get; }

    /// <summary>Texts that intents are learned from.</summary>
    public IntentExamplesResource IntentExamples { get; }

    /// <summary>Versions of the tenant's own model.</summary>
    public IntentModelsResource IntentModels { get; }

    /// <summary>What agents said that models got wrong.</summary>
    public IntentCorrectionsResource IntentCorrections { get; }

    /// <summary>New versions from approved corrections.</summary>
    public IntentRetrainingResource IntentRetraining { get; }

    /// <summary>Versions of the model that are tried beside the live one.</summary>
    public IntentExperimentsResource IntentExperiments { get; }

    /// <summary>Several operations in one call.</summary>
    public BulkResource Bulk { get; }

    /// <summary>Judgements of texts, and the bot.</summary>
    public AiResource Ai { get; }

    /// <summary>Closes connections that the client opened itself.</summary>
    public void Dispose() => _http.Dispose();

    /// <summary>The address, never the key.</summary>
    public override string ToString() => $"Switchboard at {_http.BaseAddress}";

    private static HttpClient Create(SwitchboardOptions options)
    {
        // A redirect would send the key to wherever it points.
        var handler = options.HttpMessageHandler ?? new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = System.Net.DecompressionMethods.All,
        };
        var http = new HttpClient(handler, disposeHandler: options.HttpMessageHandler is null)
        {
            BaseAddress = new Uri(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/api/v1/"),

            // Each try has its own end, by the clock of the options.
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Switchboard.Client", typeof(SwitchboardClient).Assembly.GetName().Version!.ToString(3)));
        if (options.Tenant is not null)
            http.DefaultRequestHeaders.Add("X-Tenant", options.Tenant);
        return http;
    }
}
