using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Connectors.DingTalk.Callbacks;

namespace Switchboard.DingTalk.Tests.Callbacks;

public sealed class RobotSignatureTests
{
    private const string Secret = "this is a secret";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_577_262_236_757);
    private static readonly string Stamp = "1577262236757";

    [Fact]
    public async Task What_Node_signs_is_accepted()
    {
        await using var node = await NodePeer.OpenAsync(TestContext.Current.CancellationToken);

        var sign = (await node.DoAsync("sign", new JsonObject { ["timestamp"] = Stamp, ["secret"] = Secret })).GetString();

        RobotSignature.Complaint(Stamp, sign, Secret, Now).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(-10, true)]
    [InlineData(59, true)]
    [InlineData(60, true)]
    [InlineData(-60, true)]
    [InlineData(61, false)]
    [InlineData(-61, false)]
    [InlineData(60 * 24 * 365, false)]
    public void Clocks_may_differ_by_an_hour(int minutes, bool accepted)
    {
        var complaint = RobotSignature.Complaint(Stamp, RobotSignature.Sign(Stamp, Secret), Secret, Now.AddMinutes(minutes));

        (complaint is null).ShouldBe(accepted);
    }

    [Fact]
    public void A_single_wrong_bit_is_refused()
    {
        var sign = Encoding.ASCII.GetBytes(RobotSignature.Sign(Stamp, Secret));
        for (var bit = 0; bit < sign.Length * 8; bit++)
        {
            var wrong = sign.ToArray();
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));

            RobotSignature.Complaint(Stamp, Encoding.Latin1.GetString(wrong), Secret, Now).ShouldBe("sign is wrong");
        }
    }

    [Theory]
    [InlineData(null, "x")]
    [InlineData("1577262236757", null)]
    [InlineData("", "x")]
    [InlineData("-1577262236757", "x")]
    [InlineData("1577262236757.0", "x")]
    [InlineData("9223372036854775807", "x")]
    [InlineData("99999999999999999999999999", "x")]
    [InlineData("1577262236757", "")]
    public void What_is_not_such_a_pair_is_refused(string? timestamp, string? sign) =>
        RobotSignature.Complaint(timestamp, sign, Secret, Now).ShouldNotBeNull();

    [Fact]
    public void An_inbox_without_a_secret_believes_nobody() =>
        RobotSignature.Complaint(Stamp, RobotSignature.Sign(Stamp, ""), "", Now).ShouldNotBeNull();

    [Fact]
    public void A_number_that_was_written_differently_is_another_text() =>
        RobotSignature.Complaint("0" + Stamp, RobotSignature.Sign(Stamp, Secret), Secret, Now).ShouldBe("sign is wrong");
}
