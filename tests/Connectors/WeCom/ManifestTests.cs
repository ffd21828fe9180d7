using System.Text.Json;
using System.Text.RegularExpressions;
using Switchboard.Connectors.WeCom;
using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;
using Switchboard.Testing;

namespace Switchboard.WeCom.Tests;

public sealed class ManifestTests
{
    private static readonly JsonElement Manifest = JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Connectors", "WeCom", "plugin.json")));

    [Fact]
    public void The_entry_type_is_there_and_of_the_contract_it_names()
    {
        var type = typeof(WeComChannel).Assembly.GetType(Manifest.GetProperty("entryType").GetString()!);

        type.ShouldBe(typeof(WeComChannel));
        Manifest.GetProperty("contract").GetString().ShouldBe("1.1", "the least that it needs: older hosts can load it");
        Manifest.GetProperty("entryAssembly").GetString().ShouldBe(typeof(WeComChannel).Assembly.GetName().Name + ".dll");
    }

    [Fact]
    public void Every_field_is_named_in_both_languages_and_secrets_are_secrets()
    {
        foreach (var field in Manifest.GetProperty("settings").GetProperty("properties").EnumerateObject())
        {
            field.Value.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
            field.Value.GetProperty("description").GetString().ShouldNotBeNullOrEmpty();
            Regex.IsMatch(field.Value.GetProperty("x-zh-CN").GetProperty("title").GetString()!, "\\p{IsCJKUnifiedIdeographs}|^[A-Za-z]+$", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeTrue(field.Name);
            field.Value.TryGetProperty("writeOnly", out _).ShouldBe(field.Name is "secret" or "token" or "encodingAesKey", field.Name);
        }
    }

    [Theory]
    [InlineData("application")]
    [InlineData("kf")]
    public async Task Every_check_is_named_in_both_languages(string mode)
    {
        await using var desk = await WeComDesk.StartAsync(mode, new EmulatedAccount());

        var checks = await desk.Channel.CheckAsync(desk.Tools, desk.Call, default);

        foreach (var name in checks.Select(c => Manifest.GetProperty("checks").GetProperty(c.Name)))
        {
            name.GetProperty("en").GetString().ShouldNotBeNullOrEmpty();
            name.GetProperty("zh-CN").GetString().ShouldNotBeNullOrEmpty();
        }
    }

    [Theory]
    [InlineData("baseUrl", "http://%%%")]
    [InlineData("baseUrl", "not an address")]
    [InlineData("baseUrl", "file:///etc/passwd")]
    [InlineData("baseUrl", "")]
    [InlineData("clockToleranceMinutes", "soon")]
    [InlineData("duplicateSeconds", "-1")]
    [InlineData("mode", "")]
    public void Nonsense_in_the_form_is_no_exception_when_a_callback_comes(string key, string value)
    {
        var account = new EmulatedAccount { Clock = new MovingClock() };
        var request = Inbox.Post(account, "<xml><FromUserName>a</FromUserName><MsgType>text</MsgType><MsgId>1</MsgId></xml>");

        new WeComChannel().Receive(request, Inbox.Of(account, "application", null, (key, value))).Genuine.ShouldBeTrue();
    }

    [Fact]
    public void An_empty_form_refuses_and_does_not_throw() =>
        new WeComChannel().Receive(new CallbackRequest("POST", new Dictionary<string, string>(), new Dictionary<string, string>(), default), new PluginCall(Guid.Empty, null, new Dictionary<string, string>(), TimeProvider.System))
            .Genuine.ShouldBeFalse();

    [Fact]
    public void The_longest_text_is_told_to_the_host() => new WeComChannel().Capabilities.MaxTextLength.ShouldBe(TextParts.MaxBytes);
}
