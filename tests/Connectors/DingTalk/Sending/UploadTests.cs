using System.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests.Sending;

public sealed class UploadTests
{
    [Theory]
    [InlineData("猫.png", "image/png", "image", "sampleImageMsg", "photoURL")]
    [InlineData("a.jpeg", "image/jpeg", "image", "sampleImageMsg", "photoURL")]
    [InlineData("voice.amr", "audio/amr", "voice", "sampleAudio", "mediaId")]
    [InlineData("voice.mp3", "audio/mpeg", "voice", "sampleAudio", "mediaId")]
    [InlineData("film.mp4", "video/mp4", "video", "sampleFile", "mediaId")]
    [InlineData("合同 \"A\".pdf", "application/pdf", "file", "sampleFile", "mediaId")]
    [InlineData("data.XLSX", "application/octet-stream", "file", "sampleFile", "mediaId")]
    public async Task Files_are_uploaded_and_shown_as_what_they_are(string name, string contentType, string type, string kind, string field)
    {
        await using var inbox = await Inbox.OpenAsync();
        var content = Encoding.UTF8.GetBytes("content of " + name);

        var result = await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "请看", [File(name, contentType, content)]));

        result.ShouldBeOfType<SendResult.Sent>().MessageIds.Count.ShouldBe(2);
        var said = inbox.Emulator.Journal.Said.ToList();
        said.Select(s => s.Kind).ShouldBe(["sampleText", kind]);
        var uploaded = inbox.Emulator.Journal.Media[(string)said[1].Content[field]!];
        (uploaded.Type, Encoding.UTF8.GetString(uploaded.Content)).ShouldBe((type, "content of " + name));
        if (kind == "sampleFile")
            ((string?)said[1].Content["fileName"]).ShouldBe(name);
    }

    [Theory]
    [InlineData("run.exe", "application/octet-stream", 10, "file.type")]
    [InlineData("page.svg", "image/svg+xml", 10, "file.type")]
    [InlineData("a.png", "image/png", 0, "file.size")]
    [InlineData("a.png", "image/png", (20 << 20) + 1, "file.size")]
    [InlineData("a.amr", "audio/amr", (2 << 20) + 1, "file.size")]
    public async Task What_the_platform_does_not_take_is_refused_before_anything_is_said(string name, string contentType, long length, string code)
    {
        await using var inbox = await Inbox.OpenAsync();
        var file = new OutboundFile(name, contentType, length, _ => throw new InvalidOperationException("must not be opened"));

        var failure = (await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "请看", [file]))).ShouldBeOfType<SendResult.Refused>().Failure;

        (failure.Code, failure.Reason).ShouldBe((code, FailureReason.File));
        inbox.Emulator.Journal.Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_survives_the_end_of_its_token()
    {
        await using var inbox = await Inbox.OpenAsync();
        await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "first"));
        inbox.Emulator.EndTokens();

        (await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "", [File("a.png", "image/png", [1, 2, 3])]))).ShouldBeOfType<SendResult.Sent>();

        inbox.Emulator.Journal.Media.ShouldHaveSingleItem().Value.Content.ShouldBe([1, 2, 3]);
        inbox.Emulator.Journal.Tokens.ShouldBe(2);
    }

    [Fact]
    public async Task An_upload_that_has_to_wait_says_nothing_yet()
    {
        await using var inbox = await Inbox.OpenAsync();
        inbox.Emulator.Faults.Order("/media/upload", 200, """{"errcode":90018,"errmsg":"qps"}""");

        (await inbox.SendAsync(Inbox.Answer(Inbox.Private("manager4220"), "manager4220", "请看", [File("a.png", "image/png", [1])]))).ShouldBeOfType<SendResult.Later>();

        inbox.Emulator.Journal.Said.ShouldBeEmpty();
    }

    /// <remarks>Trying it all again would say the words twice.</remarks>
    [Fact]
    public async Task What_was_said_in_part_is_not_tried_again()
    {
        await using var inbox = await Inbox.OpenAsync();
        var heard = inbox.Hear(inbox.Emulator.Speech.Text("manager4220", null, "hi"));
        inbox.Emulator.Faults.Order("/v1.0/robot/oToMessages/batchSend", 429, """{"code":"Throttling"}""");

        var result = await inbox.SendAsync(Inbox.Answer(heard.Thread, heard.Sender.Id, "请看", [File("a.png", "image/png", [1])]));

        result.ShouldBeOfType<SendResult.Refused>().Failure.Reason.ShouldBe(FailureReason.RateLimit);
        inbox.Emulator.Journal.Said.ShouldHaveSingleItem().Door.ShouldBe("webhook");
    }

    private static OutboundFile File(string name, string contentType, byte[] content) => new(name, contentType, content.Length, _ => new(new MemoryStream(content)));
}
