using Switchboard.Registry;

namespace Switchboard.Desk.Applications;

internal sealed record NoSecretForPublicClient()
    : Refusal(RefusalKind.Conflict, "oauth-client.public", "This application was registered as one that cannot keep a secret. Register another for a server.");

internal sealed record TooManySecrets()
    : Refusal(RefusalKind.Conflict, "oauth-client.secrets", "Two secrets may live at once. Revoke the one that is no longer used first.");
