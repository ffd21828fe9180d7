using System.Buffers.Binary;
using System.Text;
using Switchboard.Connectors.WeCom.Callbacks;
using Switchboard.Emulators.WeCom;

namespace Switchboard.WeCom.Tests.Callbacks;

public sealed class CipherTests
{
    private const string Key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private const string Corp = "wx5823bf96d3bd56c7";

    [Fact]
    public void Ten_thousand_bodies_come_out_as_they_went_in()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 10_000; i++)
        {
            // Each hundredth is long: all of them would be 300 MB of encryption, to no purpose.
            var body = Body(random, i % 100 == 0 ? random.Next(65_536) : random.Next(600));

            var opened = CallbackCipher.Open(Key, CallbackSeal.Encrypt(Key, Corp, body), Corp);

            opened.ShouldNotBeNull($"body {i} of {body.Length} bytes");
            opened.AsSpan().SequenceEqual(body).ShouldBeTrue($"body {i}");
        }
    }

    [Fact]
    public void Every_length_of_padding_is_taken()
    {
        for (var length = 0; length <= 64; length++)
        {
            var body = Encoding.ASCII.GetBytes(new string('x', length));

            CallbackCipher.Open(Key, CallbackSeal.Encrypt(Key, Corp, body), Corp).ShouldBe(body);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    [InlineData(255)]
    [InlineData(2)]
    public void A_wrong_padding_is_refused(int last)
    {
        var plain = Plain(4, "text", Corp);
        plain[^1] = (byte)last;

        CallbackCipher.Open(Key, Sealed(plain), Corp).ShouldBeNull();
    }

    [Fact]
    public void A_padding_of_different_bytes_is_refused()
    {
        var plain = Plain(4, "text", Corp);
        plain[^2] ^= 1;

        CallbackCipher.Open(Key, Sealed(plain), Corp).ShouldBeNull();
    }

    [Theory]
    [InlineData(0x7fffffffu)]
    [InlineData(0xffffffffu)]
    [InlineData(0x80000000u)]
    [InlineData(23u)]
    [InlineData(5u)]
    [InlineData(3u)]
    public void A_length_that_does_not_fit_is_refused_without_allocating(uint length)
    {
        var sealed_ = Sealed(Plain(length, "text", Corp));
        CallbackCipher.Open(Key, sealed_, Corp);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var opened = CallbackCipher.Open(Key, sealed_, Corp);

        opened.ShouldBeNull();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 * 1024);
    }

    [Theory]
    [InlineData("wx5823bf96d3bd56c8")]
    [InlineData("wx5823bf96d3bd56c")]
    [InlineData("WX5823BF96D3BD56C7")]
    [InlineData("")]
    public void What_is_meant_for_another_company_is_refused(string receiver) =>
        CallbackCipher.Open(Key, CallbackSeal.Encrypt(Key, receiver, "<xml/>"u8.ToArray()), Corp).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("not base64 at all!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    public void What_is_no_ciphertext_is_refused(string encrypted) => CallbackCipher.Open(Key, encrypted, Corp).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2")]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2CC")]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B!C")]
    public void What_is_no_key_opens_nothing(string key) =>
        CallbackCipher.Open(key, CallbackSeal.Encrypt(Key, Corp, "<xml/>"u8.ToArray()), Corp).ShouldBeNull();

    [Fact]
    public void Half_a_character_is_refused() =>
        CallbackCipher.Open(Key, CallbackSeal.Encrypt(Key, Corp, [0xe6, 0x80]), Corp).ShouldBeNull();

    private static byte[] Body(Random random, int bytes)
    {
        string[] words = ["怎么退货？", "hello ", "👍🏽", "\n", "]]>", "&amp;", "é", "𠮷", "\u0008", "<xml>"];
        var text = new StringBuilder();
        for (var length = 0; length < bytes;)
        {
            var word = words[random.Next(words.Length)];
            text.Append(word);
            length += Encoding.UTF8.GetByteCount(word);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Plain(uint length, string message, string receiver)
    {
        var content = new byte[20].Concat(Encoding.UTF8.GetBytes(message + receiver)).ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(16), length);
        var padding = 32 - content.Length % 32;
        return [.. content, .. Enumerable.Repeat((byte)padding, padding)];
    }

    private static string Sealed(byte[] plain) => CallbackSeal.Seal(Convert.FromBase64String(Key + "="), plain);
}
