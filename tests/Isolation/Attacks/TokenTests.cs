using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk;
using Switchboard.Desk.Inboxes;
using Switchboard.Testing;

namespace Switchboard.Isolation.Attacks;

/// <summary>Cursors, visitor tokens, file links and sealed secrets are worth nothing outside the tenant they were made in.</summary>
public sealed class TokenTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cursor_of_another_tenant_pages_through_ones_own_rows()
    {
        await tenants.Theirs.Tenant.Admin.PostAsync("/contacts", new { name = "Second " + tenants.Theirs.Marker }, Ct);
        var theirs = await tenants.Theirs.Tenant.Admin.GetAsync("/contacts?limit=1", Ct);

        var ours = await tenants.Ours.Tenant.Admin.GetAsync($"/contacts?limit=100&after={theirs.GetProperty("nextCursor").GetString()}", Ct);

        ours.ToString().ShouldNotContain(tenants.Theirs.Marker);
        ours.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_forged_cursor_is_refused()
    {
        var forged = Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"sort\":\"createdAt\",\"field\":\"2020-01-01' or '1'='1\",\"key\":\"x\"}")).TrimEnd('=');

        var answer = await tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Get, "/contacts?after=" + forged, (object?)null, Ct);

        answer.Code.ShouldBe("input.invalid");
    }

    [Fact]
    public async Task A_visitors_token_is_no_key_and_a_key_is_no_visitors_token()
    {
        using var keyed = tenants.Ours.Tenant.Program();

        var asMember = await tenants.Ours.Visitor.Api.SendAsync(HttpMethod.Get, "/conversations", (object?)null, Ct);
        var asVisitor = await keyed.SendAsync(HttpMethod.Get, "/widget/conversations", (object?)null, Ct);

        ((int)asMember.Status).ShouldBe(401);
        asVisitor.Code.ShouldBe("visitor.token-invalid");
    }

    [Fact]
    public async Task A_visitors_token_with_one_letter_changed_opens_nothing()
    {
        var token = tenants.Theirs.Visitor.Token;
        var middle = token.Length / 2;
        using var forger = new ApiClient(tenants.Deployment.Address, token[..middle] + (token[middle] == 'A' ? 'B' : 'A') + token[(middle + 1)..]);

        var answer = await forger.SendAsync(HttpMethod.Get, "/widget/messages?after=0", (object?)null, Ct);

        answer.Code.ShouldBe("visitor.token-invalid");
    }

    [Fact]
    public async Task A_visitor_of_another_inbox_is_a_stranger_here()
    {
        var visitor = await VisitorClient.OpenAsync(tenants.Deployment.Address, tenants.Ours.Tenant.InboxKey, Ct, tenants.Theirs.Visitor.VisitorId);

        visitor.ContactId.ShouldNotBe(tenants.Theirs.Visitor.ContactId);
        visitor.Session.GetProperty("conversation").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var conversations = await visitor.Api.GetAsync("/widget/conversations", Ct);
        conversations.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_visitor_does_not_see_another_visitors_conversation_in_the_same_inbox()
    {
        var stranger = await tenants.Ours.Tenant.VisitorAsync(Ct);
        var (other, random) = (tenants.Ours.Id("conversation"), Guid.CreateVersion7());

        var toOther = await stranger.Api.SendAsync(HttpMethod.Get, $"/widget/messages?conversationId={other}", (object?)null, Ct);
        var toRandom = await stranger.Api.SendAsync(HttpMethod.Get, $"/widget/messages?conversationId={random}", (object?)null, Ct);

        toOther.Code.ShouldBe("conversation.not-found");
        Operations.Sameness.Of(toOther, other).ShouldBe(Operations.Sameness.Of(toRandom, random));
    }

    [Fact]
    public async Task A_file_link_works_for_the_tenant_and_the_file_it_was_signed_for()
    {
        var theirs = tenants.Theirs.FileUrl;
        var ours = tenants.Ours.FileUrl;
        string[] forged =
        [
            theirs.Replace(tenants.Theirs.Tenant.Id.ToString(), tenants.Ours.Tenant.Id.ToString(), StringComparison.Ordinal),
            theirs.Split('?')[0] + "?" + ours.Split('?')[1],
            ours.Split('?')[0] + "?" + theirs.Split('?')[1],
            theirs.Split('?')[0],
            System.Text.RegularExpressions.Regex.Replace(theirs, "e=\\d+", "e=99999999999", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)),
        ];
        using var nobody = tenants.Deployment.Anonymous();

        var genuine = await nobody.SendAsync(HttpMethod.Get, "~" + theirs, (object?)null, Ct);
        var answers = await Task.WhenAll(forged.Select(url => nobody.SendAsync(HttpMethod.Get, "~" + url, (object?)null, Ct)));

        ((int)genuine.Status).ShouldBe(200);
        answers.ShouldAllBe(a => a.Code == "file.not-found");
    }

    [Fact]
    public void A_secret_copied_into_another_tenants_row_stays_closed()
    {
        var box = tenants.Deployment.Services.GetRequiredService<ISecretBox>();
        var locked = box.Lock(tenants.Theirs.Tenant.Id, "test", "hush"u8);

        Should.Throw<System.Security.Cryptography.CryptographicException>(() => box.Open(tenants.Ours.Tenant.Id, "test", locked));

        box.Open(tenants.Theirs.Tenant.Id, "test", locked).ShouldBe("hush"u8.ToArray());
    }

    [Fact]
    public async Task A_remembered_inbox_is_not_handed_to_another_tenant()
    {
        var inboxes = tenants.Deployment.Services.GetRequiredService<LiveInboxes>();
        var id = new InboxId(tenants.Theirs.Id("inbox"));
        (await inboxes.FindAsync(tenants.Theirs.Tenant.Id, id, Ct)).ShouldNotBeNull();

        var found = await inboxes.FindAsync(tenants.Ours.Tenant.Id, id, Ct);

        found.ShouldBeNull();
    }
}
