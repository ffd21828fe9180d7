using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Connectors.DingTalk.Callbacks;
using Switchboard.Emulators.DingTalk;

namespace Switchboard.DingTalk.Tests.Callbacks;

public sealed class EventCryptoTests
{
    private const string AesKey = "o1w0aum42yaptlz8alnhwikjd3jenzt9cb9wmzptgus";
    private const string Owner = "dingxxxxxx";

    /// <remarks>From the samples that DingTalk published with its libraries.</remarks>
    [Theory]
    [InlineData("mryue", "Yue0EfdN5900c1ce5cf6A152c63DDe1808a60c5ecd7", "ding6ccabc44d2c8d38b", "03044561471240d4a14bb09372dfcfd4fd0e40cb", "1608001896814", "WL4PK6yA", "0vJiX6vliEpwG3U45CtXqi+m8PXbQRARJ8p8BbDuD1EMTDf0jKpQ79QS93qEk7XHpP6u+oTTrd15NRPvNvmBKyDCYxxOK+HZeKju4yhELOFchzNukR+t8SB/qk4ROMu3", "{\"EventType\":\"check_url\"}")]
    [InlineData("tokenxxxx", AesKey, Owner, "f36f4ba5337d426c7d4bca0dbcb06b3ddc1388fc", "1605695694141", "WelUQl6bCqcBa2fM", "X1VSe9cTJUMZu60d3kyLYTrBq5578ZRJtteU94wG0Q4Uk6E/wQYeJRIC0/UFW5Wkya1Ihz9oXAdLlyC9TRaqsQ==", "success")]
    public void Published_samples_are_understood(string token, string aesKey, string owner, string signature, string timestamp, string nonce, string encrypted, string message)
    {
        EventCrypto.TryKey(aesKey, out var key).ShouldBeTrue();

        EventCrypto.Signature(token, timestamp, nonce, encrypted).ShouldBe(signature);
        Encoding.UTF8.GetString(EventCrypto.Decrypt(key!, encrypted, owner)!).ShouldBe(message);
    }

    [Fact]
    public void Ten_thousand_messages_come_out_as_they_went_in()
    {
        var random = new Random(20260301);
        var pool = Pool(random);
        EventCrypto.TryKey(AesKey, out var key);
        for (var i = 0; i < 10_000; i++)
        {
            var start = random.Next(pool.Length);
            var message = pool.AsSpan(start, Math.Min(pool.Length - start, random.Next(4) == 0 ? random.Next(65_537) : random.Next(2_000))).ToArray();

            var ours = EventCrypto.Encrypt(key!, message, Owner);
            var theirs = i % 4 == 0 ? Envelope.Seal(AesKey, message, Owner) : ours;

            EventCrypto.Decrypt(key!, theirs, Owner).AsSpan().SequenceEqual(message).ShouldBeTrue();
            EventCrypto.Decrypt(key!, ours, Owner + "x").ShouldBeNull();
        }
    }

    [Fact]
    public async Task Node_opens_what_we_seal_and_we_open_what_Node_seals()
    {
        const string text = "{\"EventType\":\"退款 👍🏽 — ＡＢＣ\"}";
        EventCrypto.TryKey(AesKey, out var key);
        await using var node = await NodePeer.OpenAsync(TestContext.Current.CancellationToken);

        var opened = await node.DoAsync("open", new JsonObject { ["key"] = AesKey, ["sealed"] = EventCrypto.Encrypt(key!, Encoding.UTF8.GetBytes(text), Owner) });
        var theirs = (await node.DoAsync("seal", new JsonObject { ["key"] = AesKey, ["text"] = text, ["owner"] = Owner })).GetString()!;
        var signature = (await node.DoAsync("signature", new JsonObject { ["parts"] = new JsonArray("a_B", "AB", "Zeta", theirs) })).GetString();

        opened.GetString().ShouldBe(text);
        Encoding.UTF8.GetString(EventCrypto.Decrypt(key!, theirs, Owner)!).ShouldBe(text);
        EventCrypto.Signature("a_B", "AB", "Zeta", theirs).ShouldBe(signature);
    }

    [Fact]
    public void A_single_wrong_bit_in_signature_or_message_is_refused()
    {
        EventCrypto.TryKey(AesKey, out var key);
        var encrypted = EventCrypto.Encrypt(key!, "{\"EventType\":\"user_add_org\"}"u8, Owner);
        var signature = EventCrypto.Signature("token", "1", "2", encrypted);
        EventCrypto.IsSigned(signature, "token", "1", "2", encrypted).ShouldBeTrue();

        foreach (var wrong in Flips(signature))
            EventCrypto.IsSigned(wrong, "token", "1", "2", encrypted).ShouldBeFalse();
        foreach (var wrong in Flips(encrypted))
            EventCrypto.IsSigned(signature, "token", "1", "2", wrong).ShouldBeFalse();
        foreach (var wrong in Flips("token"))
            EventCrypto.IsSigned(signature, wrong, "1", "2", encrypted).ShouldBeFalse();
    }

    /// <remarks>Of flips in the ciphertext itself, most break the padding, the length or the owner; one in the random head changes nothing that counts.</remarks>
    [Fact]
    public void Broken_ciphertext_never_throws_and_never_grows()
    {
        EventCrypto.TryKey(AesKey, out var key);
        var cipher = Convert.FromBase64String(EventCrypto.Encrypt(key!, "{\"EventType\":\"user_add_org\"}"u8, Owner));
        for (var bit = 0; bit < cipher.Length * 8; bit++)
        {
            var wrong = cipher.ToArray();
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));

            (EventCrypto.Decrypt(key!, Convert.ToBase64String(wrong), Owner)?.Length ?? 0).ShouldBeLessThan(cipher.Length);
        }
    }

    [Theory]
    [InlineData(0x7fffffff)]
    [InlineData(-1)]
    [InlineData(100)]
    public void A_length_that_the_message_does_not_have_is_refused(int length)
    {
        EventCrypto.TryKey(AesKey, out var key);
        byte[] plain = [.. new byte[16], (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length, .. "{}"u8, .. Encoding.UTF8.GetBytes(Owner)];
        var padding = 32 - (plain.Length % 32);
        var before = GC.GetAllocatedBytesForCurrentThread();

        EventCrypto.Decrypt(key!, Encrypt(key!, [.. plain, .. Enumerable.Repeat((byte)padding, padding)]), Owner).ShouldBeNull();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("not base64 at all!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_ciphertext_is_refused(string encrypted)
    {
        EventCrypto.TryKey(AesKey, out var key);

        EventCrypto.Decrypt(key!, encrypted, Owner).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("o1w0aum42yaptlz8alnhwikjd3jenzt9cb9wmzptguss")]
    public void What_is_no_key_is_refused(string aesKey) => EventCrypto.TryKey(aesKey, out _).ShouldBeFalse();

    private static IEnumerable<string> Flips(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var wrong = bytes.ToArray();
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return Encoding.Latin1.GetString(wrong);
        }
    }

    private static byte[] Pool(Random random)
    {
        string[] pieces = ["a", "Z", " ", "\n", "\"", "\\", "é", "中", "文", "退款", "，", "👍🏽", "👩‍👩‍👧", "\0"];
        var text = new StringBuilder();
        while (text.Length < 200_000)
            text.Append(pieces[random.Next(pieces.Length)]);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Encrypt(byte[] key, byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, key.AsSpan(0, 16), PaddingMode.None));
    }
}
