using Switchboard.Tenancy.Mail;
using Switchboard.Tenancy.Mail.Letters;
using Switchboard.Tenancy.SignUp;

namespace Switchboard.Tenancy.Tests.Mail;

public sealed class DecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly MailAnswer Away = new(MailFate.NotNow, "away");

    [Fact]
    public void Tries_lie_further_and_further_apart()
    {
        var waits = Enumerable.Range(1, MailDecision.Waits.Count).Select(n => MailDecision.Decide(Away, n, Now.AddDays(9), Now).NextTryAt!.Value - Now).ToList();

        waits.ShouldBe(waits.Order());
        MailDecision.Decide(Away, MailDecision.Waits.Count + 1, Now.AddDays(9), Now).ShouldBe(new MailDecision(MailDecision.Dead, null, "Given up after 9 tries: away"));
    }

    [Fact]
    public void A_letter_whose_link_would_be_dead_is_not_tried_again()
    {
        var decision = MailDecision.Decide(Away, 6, Now.AddMinutes(30), Now);

        decision.State.ShouldBe(MailDecision.Dead);
    }

    [Theory]
    [InlineData("smtp://mail.example.com", 587, true)]
    [InlineData("smtp://mail.example.com:25?tls=none", 25, false)]
    [InlineData("smtp://127.0.0.1:2525", 2525, false)]
    public void A_server_elsewhere_is_spoken_to_encrypted_unless_told_otherwise(string url, int port, bool encrypted)
    {
        var server = SmtpAddress.Parse(url);

        (server.Port, server.Encrypted).ShouldBe((port, encrypted));
    }

    [Theory]
    [InlineData("http://mail.example.com")]
    [InlineData("smtp://user:secret@mail.example.com?from=nobody")]
    [InlineData("smtp://user:secret@mail.example.com?tls=maybe")]
    public void A_setting_that_is_no_mail_server_stops_the_start_without_saying_the_password(string url)
    {
        var fault = Should.Throw<InvalidOperationException>(() => SmtpAddress.Parse(url));

        fault.Message.ShouldNotContain("secret");
    }

    [Fact]
    public void A_name_cannot_begin_a_header_of_its_own_or_turn_text_around()
    {
        var name = LetterPage.Name("Acme\r\nBcc: all@example.com\u202Eevil" + new string('x', 200));

        name.ShouldStartWith("Acme Bcc: all@example.com evil");
        name.Length.ShouldBeLessThan(70);
    }

    [Theory]
    [InlineData("Acme Electronics, Inc.", "a@b.example", "acme-electronics-inc")]
    [InlineData("上海小店", "li@xiaodian.example", "xiaodian")]
    [InlineData("上海小店 Tea", "li@qq.com", "tea")]
    [InlineData("Support", "ann@acme.example", "acme")]
    public void A_short_name_is_made_of_what_is_Latin_in_what_was_typed(string company, string email, string slug) =>
        SlugGuess.Of(company, email).First().ShouldBe(slug);

    [Fact]
    public void A_Chinese_company_with_a_public_mailbox_gets_a_name_by_chance() =>
        SlugGuess.Of("上海小店", "li@qq.com").First().ShouldMatch("^team-[a-z0-9]{10}$");

    [Theory]
    [InlineData("x@mailinator.com", true)]
    [InlineData("x@a.b.MAILINATOR.com", true)]
    [InlineData("x@blocked.example", true)]
    [InlineData("x@notmailinator.com", false)]
    public void Thrown_away_mailboxes_are_known_below_their_domain_too(string email, bool known) =>
        new DisposableAddresses(["blocked.example"]).Has(email).ShouldBe(known);
}
