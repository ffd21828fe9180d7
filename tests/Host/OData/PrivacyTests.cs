using System.Net;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OData;

/// <summary>What is private is unknown to an analyst: not in the metadata, not in a row, not by guessing.</summary>
public sealed class PrivacyTests(StockedDesk desk) : IClassFixture<StockedDesk>, IAsyncLifetime
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private ApiClient _analyst = null!;

    public async ValueTask InitializeAsync()
    {
        var key = await desk.Tenant.Admin.PostAsync("/api-keys", new { name = "Reports", role = "analyst" }, _ct);
        _analyst = new ApiClient(desk.Tenant.Address, key.GetProperty("secret").GetString());
    }

    public ValueTask DisposeAsync()
    {
        _analyst.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("Contact", "email")]
    [InlineData("Contact", "phone")]
    [InlineData("Conversation", "lastMessageText")]
    [InlineData("LoggedMessage", "text")]
    [InlineData("SatisfactionRating", "comment")]
    public async Task The_metadata_does_not_know_a_private_field(string type, string field)
    {
        var theirs = (await _analyst.ReadAsync("$metadata?$format=json", _ct)).GetProperty("Switchboard").GetProperty(type);
        var full = (await desk.Reader.ReadAsync("$metadata?$format=json", _ct)).GetProperty("Switchboard").GetProperty(type);

        theirs.TryGetProperty(field, out _).ShouldBeFalse();
        full.TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("contacts?$filter=email eq 'customer1@example.com'")]
    [InlineData("contacts?$filter=startswith(email,'c')")]
    [InlineData("contacts?$select=email")]
    [InlineData("contacts?$orderby=email")]
    [InlineData("contacts?$search=\"customer1\"")]
    [InlineData("contacts?$compute=length(email) as n")]
    [InlineData("contacts?$apply=groupby((email))")]
    [InlineData("contacts?$apply=aggregate(email with countdistinct as n)")]
    [InlineData("conversations?$filter=contact/email eq 'customer1@example.com'")]
    [InlineData("conversations?$filter=messages/any(m:contains(m/text,'giraffe'))")]
    [InlineData("conversations?$expand=contact($select=email)")]
    [InlineData("conversations?$orderby=contact/email")]
    [InlineData("conversations?$search=giraffe")]
    [InlineData("messages?$filter=contains(text,'giraffe')")]
    public async Task Nobody_reaches_it_by_an_expression(string path)
    {
        var refused = await _analyst.ODataAsync(path, _ct);
        var open = await desk.Reader.ODataAsync(path, _ct);

        ((int)refused.Status).ShouldBeOneOf(400, 501);
        refused.Text.ShouldNotContain("customer1@");
        open.Status.ShouldBe(HttpStatusCode.OK, open.Text);
    }

    [Fact]
    public async Task Nobody_reaches_it_by_an_address()
    {
        var answer = await _analyst.ODataAsync($"contacts({desk.Contact})/email", _ct);

        answer.Status.ShouldBe(HttpStatusCode.NotFound, answer.Text);
    }

    [Theory]
    [InlineData("contacts")]
    [InlineData("conversations?$expand=contact,messages,satisfactionRatings")]
    [InlineData("messages")]
    [InlineData("satisfactionRatings")]
    public async Task Rows_do_not_have_it(string path)
    {
        var theirs = await _analyst.ODataAsync(path, _ct);
        var full = await desk.Reader.ODataAsync(path, _ct);

        theirs.Status.ShouldBe(HttpStatusCode.OK, theirs.Text);
        theirs.Text.ShouldNotContain("giraffe");
        theirs.Text.ShouldNotContain("@example.com");
        (full.Text.Contains("giraffe", StringComparison.Ordinal) || full.Text.Contains("@example.com", StringComparison.Ordinal)).ShouldBeTrue("Nothing private is there to be hidden: this proves nothing.");
    }
}
