using System.Text;
using Switchboard.Tenancy.Mail;
using Switchboard.Tenancy.Mail.Letters;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Mail;

public sealed class MailTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_reaches_a_mail_server_whole_in_Chinese_too()
    {
        await using var server = await MailServer.StartAsync(Ct);
        await using var stage = await MailStage.OpenAsync(deployment, To(server), Ct);

        await stage.WriteAsync(new InvitationLetter("上海<b>小店</b>", "https://desk.example/portal/accept-invitation#abc").Write("li.na@example.com", "zh-CN"), Ct);
        await stage.Post.TryOneAsync(Ct);

        var letter = await server.NextAsync(Ct);
        letter.GetProperty("to")[0].GetString().ShouldBe("li.na@example.com");
        letter.GetProperty("subject").GetString().ShouldBe("上海<b>小店</b> 邀请您加入");
        letter.GetProperty("text").GetString()!.ShouldContain("https://desk.example/portal/accept-invitation#abc");
        letter.GetProperty("html").GetString()!.ShouldContain("上海&lt;b&gt;小店&lt;/b&gt; 邀请您在");
        letter.GetProperty("auto").GetString().ShouldBe("auto-generated");
        (await stage.StateAsync(Ct)).ShouldBe("sent 1 - gone");
    }

    [Fact]
    public async Task A_user_and_a_password_of_the_setting_sign_in_at_the_server()
    {
        await using var server = await MailServer.StartAsync(Ct);
        await using var stage = await MailStage.OpenAsync(deployment, new SmtpMail(SmtpAddress.Parse($"smtp://switchboard:p%40ss%2Fword@127.0.0.1:{server.Port}?from=hello@desk.example")), Ct);

        await stage.WriteAsync(Some("ann@example.com"), Ct);
        await stage.Post.TryOneAsync(Ct);

        var letter = await server.NextAsync(Ct);
        letter.GetProperty("user").GetString().ShouldBe("switchboard");
        letter.GetProperty("from").GetString()!.ShouldContain("hello@desk.example");
    }

    [Fact]
    public async Task A_refused_recipient_is_given_up_at_once_and_a_busy_one_is_tried_again()
    {
        await using var server = await MailServer.StartAsync(Ct);
        await using var stage = await MailStage.OpenAsync(deployment, To(server), Ct);
        await stage.WriteAsync(Some("nobody@example.com"), Ct);
        await stage.Post.TryOneAsync(Ct);
        var refused = await stage.StateAsync(Ct);
        await stage.Db.Database.EnsureGoneAsync(Ct);

        await stage.WriteAsync(Some("busy@example.com"), Ct);
        await stage.Post.TryOneAsync(Ct);

        refused.ShouldStartWith("dead 1 The mail server refused the recipient");
        refused.ShouldEndWith("gone");
        (await stage.StateAsync(Ct)).ShouldStartWith("waiting 1");
    }

    [Fact]
    public async Task A_letter_waits_while_the_server_is_down_and_goes_out_when_it_is_back()
    {
        int port;
        await using (var server = await MailServer.StartAsync(Ct))
            port = server.Port;
        await using var stage = await MailStage.OpenAsync(deployment, new SmtpMail(SmtpAddress.Parse($"smtp://127.0.0.1:{port}")), Ct);
        await stage.WriteAsync(Some("ann@example.com"), Ct);

        var down = await stage.Post.TryOneAsync(Ct);
        var early = await stage.Post.TryOneAsync(Ct);
        await using var back = await MailServer.StartAsync(Ct, port);
        stage.Clock.Move(MailDecision.Waits[0]);
        var up = await stage.Post.TryOneAsync(Ct);

        down!.State.ShouldBe(MailDecision.Waiting);
        early.ShouldBeNull();
        up!.State.ShouldBe(MailDecision.Sent);
        (await back.NextAsync(Ct)).GetProperty("to")[0].GetString().ShouldBe("ann@example.com");
    }

    [Fact]
    public async Task A_server_that_never_comes_back_ends_in_a_dead_letter_with_a_reason()
    {
        await using var stage = await MailStage.OpenAsync(deployment, new SmtpMail(SmtpAddress.Parse("smtp://127.0.0.1:1")), Ct);
        await stage.WriteAsync(Some("ann@example.com"), Ct);

        for (var i = 0; i <= MailDecision.Waits.Count; i++)
        {
            await stage.Post.TryOneAsync(Ct);
            stage.Clock.Move(TimeSpan.FromHours(12));
        }

        (await stage.StateAsync(Ct)).ShouldStartWith("dead");
        (await stage.StateAsync(Ct)).ShouldEndWith("gone");
    }

    [Fact]
    public async Task Where_encryption_is_asked_for_nothing_is_sent_to_a_server_without_it()
    {
        await using var server = await MailServer.StartAsync(Ct);
        await using var stage = await MailStage.OpenAsync(deployment, new SmtpMail(SmtpAddress.Parse($"smtp://127.0.0.1:{server.Port}?tls=starttls")), Ct);
        await stage.WriteAsync(Some("ann@example.com"), Ct);

        var answer = await stage.Post.TryOneAsync(Ct);

        answer!.State.ShouldBe(MailDecision.Waiting);
        answer.Reason!.ShouldContain("secure");
    }

    [Fact]
    public async Task A_letter_of_a_transaction_that_fails_is_never_sent()
    {
        await using var stage = await MailStage.OpenAsync(deployment, new Drawer(), Ct);
        await using (await stage.Db.Database.BeginTransactionAsync(Ct))
            await stage.WriteAsync(Some("ann@example.com"), Ct);

        var sent = await stage.Post.TryOneAsync(Ct);

        sent.ShouldBeNull();
    }

    [Fact]
    public async Task Two_senders_send_each_letter_once()
    {
        var drawer = new Drawer();
        await using var stage = await MailStage.OpenAsync(deployment, drawer, Ct);
        for (var i = 0; i < 20; i++)
            await stage.WriteAsync(Some($"p{i}@example.com"), Ct);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (await stage.Post.TryOneAsync(Ct) is not null)
                await Task.Yield();
        }));

        drawer.Letters.Select(l => l.To).Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Count().ShouldBe(20);
        drawer.Letters.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_link_does_not_lie_readable_in_the_database()
    {
        await using var stage = await MailStage.OpenAsync(deployment, new Drawer(), Ct);

        await stage.WriteAsync(new ConfirmLetter("https://desk.example/portal/confirm#the-secret").Write("ann@example.com", "en"), Ct);

        Encoding.UTF8.GetString(await stage.SealedAsync(Ct)).ShouldNotContain("the-secret");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_server_letters_lie_in_a_folder_and_the_console_says_links_only_where_it_may(bool tell)
    {
        var folder = Path.Combine(Path.GetTempPath(), "switchboard-mail-" + Guid.CreateVersion7().ToString("N"));
        var log = new Lines<FolderMail>();
        await using var stage = await MailStage.OpenAsync(deployment, new FolderMail(new MailOptions(null, folder, tell), TimeProvider.System, log), Ct);

        await stage.WriteAsync(new ConfirmLetter("https://desk.example/portal/confirm#abc").Write("ann@example.com", "en"), Ct);
        await stage.Post.TryOneAsync(Ct);

        Directory.GetFiles(folder, "*.eml").Length.ShouldBe(1);
        (await File.ReadAllTextAsync(Directory.GetFiles(folder)[0], Ct)).ShouldContain("Subject: Confirm your e-mail address");
        log.Said.Contains("#abc", StringComparison.Ordinal).ShouldBe(tell);
        Directory.Delete(folder, recursive: true);
    }

    private static SmtpMail To(MailServer server) => new(SmtpAddress.Parse($"smtp://127.0.0.1:{server.Port}"));

    private static Letter Some(string to) => new ConfirmLetter("https://desk.example/portal/confirm#x").Write(to, "en");
}
