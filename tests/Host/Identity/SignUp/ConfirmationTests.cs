using System.Net;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity.SignUp;

public sealed class ConfirmationTests(SignUpStage stage) : IClassFixture<SignUpStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_of_the_letter_confirms_once()
    {
        var person = await stage.FoundAsync(Ct);
        var token = (await stage.Mail.LetterAsync(person.Email, Ct)).Token;
        using var anybody = new ApiClient(stage.Address);

        var first = await anybody.SendAsync(HttpMethod.Post, "/email-confirmation/confirm", new { token }, Ct);
        var second = await anybody.SendAsync(HttpMethod.Post, "/email-confirmation/confirm", new { token }, Ct);

        first.Status.ShouldBe(HttpStatusCode.NoContent);
        second.Code.ShouldBe("link.dead");
        await person.RefreshAsync(Ct);
        person.Session.GetProperty("tenant").GetProperty("confirmed").GetBoolean().ShouldBeTrue();
        person.Session.GetProperty("user").GetProperty("confirmed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_sent_again_makes_the_one_before_dead()
    {
        var person = await stage.FoundAsync(Ct);
        var first = await stage.Mail.LetterAsync(person.Email, Ct);

        (await person.PostAsync("/email-confirmation", new { }, Ct)).Required();

        var second = await stage.Mail.LetterAsync(person.Email, Ct, 2);
        (await person.Api.SendAsync(HttpMethod.Post, "/email-confirmation/confirm", new { token = first.Token }, Ct)).Code.ShouldBe("link.dead");
        (await person.Api.SendAsync(HttpMethod.Post, "/email-confirmation/confirm", new { token = second.Token }, Ct)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Before_it_no_messenger_is_connected_and_nobody_invited_but_the_chat_of_ones_own_page_works()
    {
        var person = await stage.FoundAsync(Ct);
        var chat = (await person.PostAsync("/inboxes", new { name = "Second", channel = "web-chat" }, Ct)).Required();
        var messenger = (await person.PostAsync("/inboxes", new { name = "Messenger", channel = "web-chat" }, Ct)).Required().GetProperty("id").GetString();
        await stage.RunAsync($"update desk.inboxes set channel = 'feishu', enabled = false where id = '{messenger}'", Ct);

        var connected = await person.SendAsync(HttpMethod.Put, $"/inboxes/{messenger}", new { enabled = true }, Ct);
        var invited = await person.PostAsync("/invitations", new { name = "Bo", email = SignUpStage.NewAddress(), role = "agent" }, Ct);

        (connected.Status, connected.Code).ShouldBe((HttpStatusCode.Forbidden, "email.unconfirmed"));
        invited.Code.ShouldBe("email.unconfirmed");
        (await person.SendAsync(HttpMethod.Put, $"/inboxes/{chat.GetProperty("id").GetString()}", new { enabled = true }, Ct)).Required();
        await person.Api.PostAsync("/email-confirmation/confirm", new { token = (await stage.Mail.LetterAsync(person.Email, Ct)).Token }, Ct);
        (await person.SendAsync(HttpMethod.Put, $"/inboxes/{messenger}", new { enabled = true }, Ct)).Required();
    }

    [Fact]
    public async Task Another_site_cannot_have_letters_sent()
    {
        var person = await stage.FoundAsync(Ct);

        var forged = await person.Api.SendAsync(HttpMethod.Post, "/email-confirmation", new { }, Ct);

        forged.Code.ShouldBe("session.csrf");
    }

    [Theory]
    [InlineData("reset-password")]
    [InlineData("garbage")]
    public async Task Only_a_link_of_this_kind_confirms(string kind)
    {
        var person = await stage.FoundAsync(Ct);
        await stage.Mail.LetterAsync(person.Email, Ct);
        await person.Api.PostAsync("/password-reset", new { email = person.Email }, Ct);
        var token = kind == "garbage" ? "garbage" : (await stage.Mail.LetterAsync(person.Email, Ct, 2)).Token;

        var answer = await person.Api.SendAsync(HttpMethod.Post, "/email-confirmation/confirm", new { token }, Ct);

        answer.Code.ShouldBe("link.dead");
    }
}
