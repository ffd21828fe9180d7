using Switchboard.Desk.Files;

namespace Switchboard.Desk.Tests.Files;

public sealed class IncomingFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("switchboard-incoming-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Place => Path.Combine(_folder, "tenant", "file");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<byte[], string?> Heads() => new()
    {
        { [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a], "image/png" },
        { [0xff, 0xd8, 0xff, 0xe0], "image/jpeg" },
        { "#!AMR\n"u8.ToArray(), "audio/amr" },
        { "OggS and so on"u8.ToArray(), "audio/ogg" },
        { "ID3 and so on"u8.ToArray(), "audio/mpeg" },
        { [0xff, 0xfb, 0x90, 0x00], "audio/mpeg" },
        { "RIFF1234WAVEfmt "u8.ToArray(), "audio/wav" },
        { "RIFF1234WEBPVP8 "u8.ToArray(), "image/webp" },
        { "1234ftypM4A more"u8.ToArray(), "audio/mp4" },
        { "1234ftypisommore"u8.ToArray(), "video/mp4" },
        { "RIFF1234AVI LIST"u8.ToArray(), null },
        { "<svg onload=alert(1)>"u8.ToArray(), null },
        { "MZ is a program"u8.ToArray(), null },
        { [0xff, 0xfe, (byte)'h', 0], null },
        { [], null },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task A_file_is_what_its_first_bytes_say(byte[] content, string? type)
    {
        await using var file = new IncomingFile(Place);

        var taken = await file.TakeAsync(new MemoryStream(content), Ct);

        (taken.Succeeded ? taken.Value.ContentType : null).ShouldBe(type);
    }

    [Fact]
    public async Task A_stream_without_an_end_is_cut_off_soon_after_what_a_file_may_have()
    {
        using var endless = new Endless();
        var file = new IncomingFile(Place);

        var taken = await file.TakeAsync(endless, Ct);
        await file.DisposeAsync();

        taken.Refusal.ShouldBeOfType<FileTooLarge>();
        endless.Given.ShouldBeLessThan(FileStore.Largest + (256 * 1024));
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_of_no_type_that_is_kept_is_not_read_on()
    {
        using var endless = new Endless { First = 0 };
        await using var file = new IncomingFile(Place);

        var taken = await file.TakeAsync(endless, Ct);

        taken.Refusal.ShouldBeOfType<FileTypeNotAllowed>();
        endless.Given.ShouldBeLessThan(256 * 1024);
    }

    [Fact]
    public async Task What_is_kept_lies_in_its_place_and_replaces_what_a_try_before_laid_there()
    {
        foreach (var tail in new byte[] { 1, 2 })
        {
            await using var file = new IncomingFile(Place);
            (await file.TakeAsync(new MemoryStream([.. "#!AMR\n"u8, tail]), Ct)).Value.Size.ShouldBe(7);
            await file.KeepAsync();
        }

        (await File.ReadAllBytesAsync(Place, Ct))[^1].ShouldBe((byte)2);
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    /// <summary>A server that never stops sending.</summary>
    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public byte First { get; init; } = 0xff;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Clear();
            if (Given == 0 && First != 0)
                new byte[] { 0xff, 0xd8, 0xff }.CopyTo(buffer, offset);
            Given += count;
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
