using System.Text;
using Switchboard.Connectors.Feishu.LongConnection;

namespace Switchboard.Feishu.Tests.LongConnection;

public sealed class FrameTests
{
    [Fact]
    public void A_frame_comes_back_as_it_was_written()
    {
        var frame = new Frame(ulong.MaxValue, 7, -3, 1, [new("type", "event"), new("名", "值")]) { PayloadEncoding = "gzip", PayloadType = "json", Payload = "{}"u8.ToArray(), LogIdNew = "log" };

        var read = FrameReader.Read(FrameWriter.Write(frame)).ShouldNotBeNull();

        (read.SeqId, read.LogId, read.Service, read.Method, read.PayloadEncoding, read.PayloadType, read.LogIdNew).ShouldBe((ulong.MaxValue, 7ul, -3, 1, "gzip", "json", "log"));
        read.Headers.ShouldBe(frame.Headers);
        read.Payload.ToArray().ShouldBe("{}"u8.ToArray());
    }

    [Fact]
    public void A_frame_that_is_cut_off_anywhere_is_none_and_no_byte_of_it_can_do_harm()
    {
        var bytes = FrameWriter.Write(new Frame(1, 2, 3, 1, [new("type", "event")]) { Payload = Encoding.UTF8.GetBytes(new string('x', 300)) });

        for (var length = 0; length < bytes.Length; length++)
            Should.NotThrow(() => FrameReader.Read(bytes.AsSpan(0, length)));
        for (var at = 0; at < Math.Min(bytes.Length, 60); at++)
        {
            for (var value = 0; value < 256; value++)
            {
                var changed = bytes.ToArray();
                changed[at] = (byte)value;
                Should.NotThrow(() => FrameReader.Read(changed));
            }
        }

        // A length of 2 GB with nothing behind it.
        FrameReader.Read([0x42, 0xFF, 0xFF, 0xFF, 0xFF, 0x07]).ShouldBeNull();
    }

    [Fact]
    public void Parts_come_together_in_any_order()
    {
        var parts = new Parts();

        parts.Add(Part("a", 3, 2, "c")).ShouldBeNull();
        parts.Add(Part("b", 2, 0, "x")).ShouldBeNull();
        parts.Add(Part("a", 3, 0, "a")).ShouldBeNull();
        parts.Add(Part("a", 3, 0, "a")).ShouldBeNull();

        Encoding.UTF8.GetString(parts.Add(Part("a", 3, 1, "b"))!.Value.Span).ShouldBe("abc");
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-1", "0")]
    [InlineData("2", "2")]
    [InlineData("2", "-1")]
    [InlineData("x", "0")]
    [InlineData("100000000", "0")]
    public void Parts_that_cannot_be_are_passed_over(string sum, string seq)
    {
        new Parts().Add(new Frame(0, 0, 0, 1, [new("message_id", "a"), new("sum", sum), new("seq", seq)])).ShouldBeNull();
    }

    private static Frame Part(string id, int sum, int seq, string text) =>
        new(0, 0, 0, 1, [new("message_id", id), new("sum", $"{sum}"), new("seq", $"{seq}")]) { Payload = Encoding.UTF8.GetBytes(text) };
}
