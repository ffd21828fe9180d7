using System.Net;
using Switchboard.Desk.Outbound;

namespace Switchboard.Desk.Tests.Outbound;

/// <summary>Every spelling of an address that is not public, on the field that a tenant fills in.</summary>
public sealed class OutboundUrlTests
{
    private static readonly OutboundOptions Production = new();

    [Theory]

    // Loopback in all spellings.
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0x7f.0x0.0x0.0x1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://017700000001/")]
    [InlineData("https://127.0.0.1./")]
    [InlineData("https://0x7f.1./")]
    [InlineData("https://127.0.0.001/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[0:0:0:0:0:0:0:1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:7f00:1]/")]
    [InlineData("https://[::127.0.0.1]/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://0/")]
    [InlineData("https://[::]/")]
    [InlineData("https://localhost/")]
    [InlineData("https://localhost./")]
    [InlineData("https://LOCALHOST/")]
    [InlineData("https://a.localhost/")]
    [InlineData("https://a.localhost./")]
    [InlineData("https://256.0.0.1/")]
    [InlineData("https://example.0x7f/")]
    [InlineData("https://1.2.3.4.5/")]

    // Private, link-local, carrier's, unique local, multicast, translated, tunnelled.
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://172.16.0.1/")]
    [InlineData("https://172.31.255.255/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://198.18.0.1/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://255.255.255.255/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://[ff02::1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://[64:ff9b::8.8.8.8]/")]
    [InlineData("https://[64:ff9b:1::1]/")]
    [InlineData("https://[2002:7f00:1::]/")]
    [InlineData("https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/")]
    [InlineData("https://[2001:db8::1]/")]

    // Where clouds keep their secrets.
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://2852039166/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://100.100.100.200/")]
    [InlineData("https://168.63.129.16/")]
    [InlineData("https://192.0.0.192/")]
    [InlineData("https://metadata.google.internal/")]
    [InlineData("https://instance-data/")]
    [InlineData("https://intranet/")]
    [InlineData("https://printer.local/")]

    // Tricks.
    [InlineData("https://hooks.example.com@127.0.0.1/")]
    [InlineData("https://user:word@hooks.example.com/")]
    [InlineData("https://127.0.0.1#@hooks.example.com/")]
    [InlineData("https://hooks.example.com#@127.0.0.1/")]
    [InlineData("https://hooks.example.com\\@127.0.0.1/")]
    [InlineData("https:\\\\127.0.0.1/")]
    [InlineData("https://127。0。0。1/")]
    [InlineData("https://127．0．0．1/")]
    [InlineData("https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/")]
    [InlineData("https://пример.рф/")]
    [InlineData("https://hooks.example.com/\r\nHost: x")]
    [InlineData("https://hooks.example.com/\t")]
    [InlineData(" https://hooks.example.com/")]
    [InlineData("https:hooks.example.com/")]
    [InlineData("https:///hooks.example.com/")]
    [InlineData("https://")]
    [InlineData("https://%6c%6f%63%61%6c%68%6f%73%74/")]
    [InlineData("//hooks.example.com/")]
    [InlineData("hooks.example.com")]
    [InlineData("")]

    // Schemes.
    [InlineData("http://hooks.example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://hooks.example.com/")]
    [InlineData("ftp://hooks.example.com/")]
    [InlineData("data:text/plain,x")]
    [InlineData("unix:///var/run/docker.sock")]
    [InlineData("jar:https://hooks.example.com!/x")]
    [InlineData("javascript:alert(1)")]

    // Ports.
    [InlineData("https://hooks.example.com:22/")]
    [InlineData("https://hooks.example.com:5432/")]
    [InlineData("https://hooks.example.com:65536/")]
    [InlineData("https://hooks.example.com:0/")]
    public void An_address_that_is_not_public_is_refused_when_it_is_saved(string text)
    {
        var (url, complaint) = OutboundUrl.Read(text, Production);

        url.ShouldBeNull();
        complaint.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("https://hooks.example.com/support?team=1")]
    [InlineData("https://hooks.example.com:8443/")]
    [InlineData("https://hooks.example.com:80/")]
    [InlineData("https://xn--fsq.example/")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2606:4700::1111]/")]
    [InlineData("HTTPS://Hooks.Example.Com./")]
    [InlineData("https://hooks.example.com/a%20b")]
    public void A_public_address_is_taken(string text) => OutboundUrl.Read(text, Production).Complaint.ShouldBeNull();

    [Fact]
    public void What_is_allowed_by_name_is_taken_with_that_port_alone()
    {
        var options = new OutboundOptions { Allow = OutboundOptions.Pairs("127.0.0.1:9000, localhost:9001") };

        OutboundUrl.Read("http://127.0.0.1:9000/x", options).Complaint.ShouldBeNull();
        OutboundUrl.Read("http://localhost:9001/x", options).Complaint.ShouldBeNull();
        OutboundUrl.Read("http://127.0.0.1:9001/x", options).Complaint.ShouldNotBeNull();
        OutboundUrl.Read("https://127.0.0.1/x", options).Complaint.ShouldNotBeNull();
        OutboundUrl.Read("file://127.0.0.1:9000/x", options).Complaint.ShouldNotBeNull();
    }

    [Fact]
    public void Plain_http_is_taken_where_it_is_allowed()
    {
        var options = new OutboundOptions { AllowHttp = true };

        OutboundUrl.Read("http://hooks.example.com/", options).Complaint.ShouldBeNull();
        OutboundUrl.Read("http://127.0.0.1/", options).Complaint.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("1.1.1.1", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.128.0.0", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("100.127.255.255", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("2002:808:808::", false)]
    [InlineData("3fff::1", false)]
    [InlineData("4000::1", false)]
    [InlineData("fc00::1", false)]
    public void The_borders_of_what_is_public_lie_where_the_registries_draw_them(string address, bool isPublic) => AddressRules.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);
}
