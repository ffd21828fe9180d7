using System.Text.Json.Nodes;
using Switchboard.Host.Identity;
using Switchboard.Host.Identity.Account;
using Switchboard.Host.Identity.SingleSignOn;

namespace Switchboard.Host.Rest.Description;

/// <summary>Signing in, in one step or two, and securing the own account.</summary>
internal static class SessionOperations
{
    private const string Session = "session";
    private const string Account = "account";

    internal static IEnumerable<(string Method, string Path, JsonObject Operation)> All(SchemaRoom schemas)
    {
        yield return ("post", "/session", SignIn(schemas));
        yield return ("post", "/session/second-factor", Of("session.second-factor", "The second step: a code of the authenticator app, or a recovery code.", Session, schemas, typeof(SecondFactorEndpoint.Input), typeof(SessionView)));
        yield return ("post", "/session/passkey/options", Of("session.passkey-options", "What a browser asks a passkey.", Session, schemas, null, typeof(PasskeyChallenge)));
        yield return ("post", "/session/passkey", Of("session.passkey", "Sign in with a passkey and nothing else.", Session, schemas, typeof(PasskeySignInEndpoint.Input), typeof(SessionView)));
        yield return ("get", "/session", Of("session.show", "Who is signed in, where, and what they may do.", Session, schemas, null, typeof(SessionView), Session));
        yield return ("get", "/single-sign-on/providers", Offered(schemas));
        yield return ("delete", "/session", Of("session.sign-out", "Sign out.", Session, schemas, null, null, Session));
        yield return ("post", "/session/reauthenticate/options", Of("session.reauthenticate-options", "What a browser asks a passkey of the person who is signed in.", Session, schemas, null, typeof(PasskeyChallenge), Session));
        yield return ("post", "/session/reauthenticate", Of("session.reauthenticate", "Prove again who sits there, for ten minutes of changes to who gets in. One of password, code, passkey; who has a second factor is asked for it.", Session, schemas, typeof(ReauthenticateEndpoint.Input), typeof(SessionView), Session));
        foreach (var operation in OfAccount(schemas))
            yield return operation;
    }

    private static IEnumerable<(string Method, string Path, JsonObject Operation)> OfAccount(SchemaRoom schemas)
    {
        yield return ("get", "/account/security", Of("account.show-security", "What protects the account.", Account, schemas, null, typeof(AccountSecurityView), Session));
        yield return ("post", "/account/security/totp", Of("account.begin-totp", "Begin setting up an authenticator app.", Account, schemas, null, typeof(TotpSecret), Session));
        yield return ("post", "/account/security/totp/confirm", Of("account.confirm-totp", "Finish with a code that the app shows.", Account, schemas, typeof(TotpEndpoints.Confirmation), typeof(SecondFactorAdded), Session));
        yield return ("delete", "/account/security/totp", Of("account.remove-totp", "Remove the authenticator app.", Account, schemas, null, null, Session));
        yield return ("post", "/account/security/recovery-codes", Of("account.renew-recovery-codes", "Ten new recovery codes, shown this once; the old ones end.", Account, schemas, null, typeof(SecondFactorAdded), Session));
        yield return ("post", "/account/security/passkeys/options", Of("account.passkey-options", "What a browser asks for a new passkey.", Account, schemas, null, typeof(PasskeyChallenge), Session));
        yield return ("post", "/account/security/passkeys", Of("account.add-passkey", "Add the passkey that the browser made.", Account, schemas, typeof(PasskeyEndpoints.Addition), typeof(PasskeyEndpoints.Added), Session));
        yield return ("patch", "/account/security/passkeys/{id}", OfPasskey("account.rename-passkey", "Rename a passkey.", schemas, Rename(schemas), typeof(PasskeyView)));
        yield return ("delete", "/account/security/passkeys/{id}", OfPasskey("account.remove-passkey", "Remove a passkey.", schemas, null, null));
    }

    private static JsonObject Of(string id, string summary, string tag, SchemaRoom schemas, Type? body, Type? answer, params string[] security) =>
        Operations.Describe(id, summary, tag, [], body is null ? null : schemas.Input(body), answer is null ? 204 : 200, answer is null ? null : schemas.Answer(answer), security);

    private static JsonObject OfPasskey(string id, string summary, SchemaRoom schemas, JsonObject? body, Type? answer)
    {
        var key = Operations.Parameter("id", "path", required: true, Operations.Text());
        key["example"] = "mXkb3Q0oTqGZ1yJ7";
        return Operations.Describe(id, summary, Account, new JsonArray(key), body, answer is null ? 204 : 200, answer is null ? null : schemas.Answer(answer), Session);
    }

    /// <summary>Its id stands in the address.</summary>
    private static JsonObject Rename(SchemaRoom schemas)
    {
        var body = schemas.Input(typeof(PasskeyEndpoints.Rename));
        body["properties"]!.AsObject().Remove("id");
        body["required"] = new JsonArray("name");
        return body;
    }

    private static JsonObject Offered(SchemaRoom schemas)
    {
        var tenant = Operations.Parameter("tenant", "query", required: true, Operations.Text());
        (tenant["description"], tenant["example"]) = ("The company's short name.", "acme");
        return Operations.Describe("single-sign-on.list", "What a company's sign-in page offers. A company that does not exist offers nothing.", Session, new JsonArray(tenant), null, 200, schemas.Answer(typeof(OfferedEndpoint.Offered)));
    }

    private static JsonObject SignIn(SchemaRoom schemas)
    {
        var operation = Of("session.sign-in", "Sign in with e-mail and password. Who has a second factor gets 401 session.second-factor-needed with the ticket for the next step.", Session, schemas, typeof(SessionEndpoints.SignIn), typeof(SessionView));
        operation["responses"]!.AsObject().Insert(1, "401", new JsonObject
        {
            ["description"] = "Wrong; or right, and a second factor is needed: then with ticket and methods.",
            ["headers"] = Headers.Of(),
            ["content"] = Operations.Content("application/problem+json", Next(schemas)),
        });
        return operation;
    }

    /// <summary>As a problem, with what the next step needs.</summary>
    private static JsonObject Next(SchemaRoom schemas) => new()
    {
        ["allOf"] = new JsonArray(schemas.Answer(typeof(Problem)), new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["ticket"] = new JsonObject { ["type"] = "string", ["description"] = "Goes with the code; good for five minutes." },
                ["methods"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("totp", "passkey", "recovery-code") } },
            },
        }),
    };
}
