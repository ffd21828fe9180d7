using System.Diagnostics;
using System.Text;
using Switchboard.Connectors.WeCom;
using Switchboard.Connectors.WeCom.Callbacks;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Callbacks;

public sealed class HostileXmlTests
{
    private static readonly Dictionary<string, string> Bombs = new(StringComparer.Ordinal)
    {
        ["billion laughs"] = "<!DOCTYPE lolz [<!ENTITY a \"lol\">" + string.Concat(Enumerable.Range(0, 9).Select(i => $"<!ENTITY {(char)('b' + i)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + i)};", 10))}\">")) + "]><xml><Encrypt>&j;</Encrypt></xml>",
        ["external entity"] = "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&e;</Encrypt></xml>",
        ["external document"] = "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:9/evil.dtd\"><xml><Encrypt>x</Encrypt></xml>",
        ["unknown entity"] = "<xml><Encrypt>&nbsp;</Encrypt></xml>",
        ["long attribute"] = $"<xml a=\"{new string('x', 1_000_000)}\"><Encrypt>x</Encrypt></xml>",
        ["deep"] = string.Concat(Enumerable.Repeat("<a>", 100_000)),
        ["deep and closed"] = "<xml>" + string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000)) + "</xml>",
        ["many"] = "<xml>" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<a{i}/>")) + "</xml>",
        ["another root"] = "<html><Encrypt>x</Encrypt></html>",
        ["two roots"] = "<xml></xml><xml></xml>",
        ["not closed"] = "<xml><Encrypt>x",
        ["empty"] = "",
        ["json"] = "{\"encrypt\":\"x\"}",
        ["utf-16 said"] = "<?xml version=\"1.0\" encoding=\"nonsense\"?><xml></xm>",
    };

    private static readonly EmulatedAccount Account = new() { Clock = new MovingClock() };
    private readonly WeComChannel _channel = new();

    public static TheoryData<string> Names => [.. Bombs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_platform_would_not_write_is_refused_at_once_outside(string name)
    {
        var request = new CallbackRequest("POST", Inbox.Query(Account, "x"), new Dictionary<string, string>(), Encoding.UTF8.GetBytes(Bombs[name]));
        var began = Stopwatch.GetTimestamp();

        _channel.Receive(request, Inbox.Of(Account, "application")).ShouldBeRefused();

        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void And_inside(string name) =>
        _channel.Receive(Inbox.Post(Account, Bombs[name]), Inbox.Of(Account, "application")).ShouldBeRefused();

    [Fact]
    public void Random_bytes_are_refused_and_never_an_exception()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var body = new byte[random.Next(400)];
            random.NextBytes(body);
            var method = i % 2 == 0 ? "POST" : "GET";

            _channel.Receive(new CallbackRequest(method, Inbox.Query(Account, "x"), new Dictionary<string, string>(), body), Inbox.Of(Account, "application")).ShouldBeRefused();
        }
    }

    [Theory]
    [InlineData("<xml><a><b><c><d><e><f><g>x</g></f></e></d></c></b></a></xml>", true)]
    [InlineData("<xml><a><b><c><d><e><f><g><h>x</h></g></f></e></d></c></b></a></xml>", false)]
    [InlineData("<xml><a b=\"c\">x</a></xml>", false)]
    [InlineData("<xml xmlns=\"urn:x\"><a>x</a></xml>", false)]
    [InlineData("<?xml version=\"1.0\"?><!-- c --><xml><a>x</a></xml>", true)]
    public void Only_elements_of_a_few_levels_are_read(string xml, bool read) =>
        (CallbackXml.Read(Encoding.UTF8.GetBytes(xml)) is not null).ShouldBe(read);

    [Fact]
    public void Five_hundred_elements_are_read_and_one_more_is_not()
    {
        static byte[] Of(int inner) => Encoding.UTF8.GetBytes("<xml>" + string.Concat(Enumerable.Repeat("<a/>", inner)) + "</xml>");

        CallbackXml.Read(Of(499)).ShouldNotBeNull();
        CallbackXml.Read(Of(500)).ShouldBeNull();
    }

    [Fact]
    public void What_people_type_comes_through()
    {
        var read = CallbackXml.Read(Encoding.UTF8.GetBytes("<xml><Content><![CDATA[a<b & \u0008 👍🏽 ]]]]><![CDATA[>]]></Content><Empty/><Other>&lt;&#x4f60;&gt;</Other></xml>"));

        read.ShouldNotBeNull();
        read["Content"].ShouldBe("a<b &  👍🏽 ]]>");
        read["Empty"].ShouldBe("");
        read["Other"].ShouldBe("<你>");
    }
}
