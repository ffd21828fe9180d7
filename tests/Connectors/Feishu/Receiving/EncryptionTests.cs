using System.Security.Cryptography;
using System.Text;
using Switchboard.Connectors.Feishu.Receiving;
using Switchboard.Emulators.Feishu.Push;

namespace Switchboard.Feishu.Tests.Receiving;

public sealed class EncryptionTests
{
    [Fact]
    public void The_vector_that_the_platform_publishes_is_decrypted()
    {
        var cipher = Convert.FromBase64String("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=");

        Encoding.UTF8.GetString(Encryption.Decrypt(cipher, "test key")!).ShouldBe("hello world");
    }

    [Fact]
    public void Ten_thousand_bodies_come_back_as_they_were()
    {
        var random = new Random(20260301);

        for (var i = 0; i < 10_000; i++)
        {
            // Few are long, so that the run stays short; the longest is 64 KB.
            var plain = Encoding.UTF8.GetBytes(Words(random, i == 0 ? 0 : i % 100 == 0 ? random.Next(65_536) : random.Next(600)));
            var key = Convert.ToBase64String(Bytes(random, random.Next(1, 40)));
            Encryption.Decrypt(Convert.FromBase64String(Envelope.Encrypt(plain, key)), key).ShouldBe(plain);
        }
    }

    [Fact]
    public void What_is_no_cipher_text_is_refused_and_nothing_is_thrown()
    {
        var random = new Random(7);

        for (var length = 0; length < 200; length++)
            Encryption.Decrypt(Bytes(random, length), "key").ShouldSatisfyAllConditions(x => (x is null || length % 16 == 0).ShouldBeTrue());
        Encryption.Decrypt(new byte[16], "key").ShouldBeNull();
    }

    [Fact]
    public void Each_wrong_padding_is_refused()
    {
        for (var last = 0; last < 256; last++)
        {
            // Fifteen bytes of something and one of padding: only 1 is right.
            using var aes = Aes.Create();
            aes.Key = SHA256.HashData("key"u8);
            byte[] block = [.. Enumerable.Repeat((byte)0xEE, 15), (byte)last];
            var cipher = aes.EncryptCbc(block, new byte[16], PaddingMode.None);

            var plain = Encryption.Decrypt([.. new byte[16], .. cipher], "key");

            (plain is not null).ShouldBe(last == 1, $"{last}");
        }
    }

    private static string Words(Random random, int bytes)
    {
        string[] some = ["a", "Z", "\"", "\\", "中", "文", "客服", "😀", "👩‍💻", "\n", "é", "\0"];
        var text = new StringBuilder();
        for (var length = 0; length < bytes;)
        {
            var piece = some[random.Next(some.Length)];
            text.Append(piece);
            length += Encoding.UTF8.GetByteCount(piece);
        }

        return text.ToString();
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
