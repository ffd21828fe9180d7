using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Switchboard.Language.Features;

namespace Switchboard.Language.Models;

/// <summary>
/// A model as a file: a mark, the format's version, a checksum and the length of what follows; a header as JSON; the weights, each section on a
/// boundary of 64 bytes, in the byte order of all machines we run on. Opening maps the file, checks it once, and copies nothing large.
/// </summary>
internal static class ModelFile
{
    internal const int Version = 1;
    private const int FixedLength = 32;
    private const int Boundary = 64;

    private static ReadOnlySpan<byte> Mark => "SBTEXT\r\n"u8;

    internal static void Save(ModelParts parts, string path)
    {
        var beside = path + ".new";
        File.WriteAllBytes(beside, Write(parts));
        File.Move(beside, path, overwrite: true);
    }

    internal static byte[] Write(ModelParts parts)
    {
        var sections = SectionsOf(parts).ToList();
        var places = new long[sections.Count * 2];
        for (var (i, at) = (0, 0L); i < sections.Count; i++)
        {
            (places[2 * i], places[(2 * i) + 1]) = (at, sections[i].Length);
            at = Round(at + sections[i].Length);
        }

        var vocabulary = parts.Vocabulary.Sections;
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new ModelHeader
            {
                Labels = parts.Labels, Recipe = parts.Recipe, SpaceStarts = vocabulary.Starts, BucketShift = vocabulary.Shift,
                Members = [.. parts.Members.Select(m => m.Shape)], Blend = parts.Blend, Card = parts.Card, Sections = places,
            },
            ModelJson.Default.ModelHeader);
        var start = Round(FixedLength + header.Length);
        var file = new byte[start + Round(places[^2] + places[^1])];
        header.CopyTo(file, FixedLength);
        for (var i = 0; i < sections.Count; i++)
            sections[i].CopyTo(file.AsMemory((int)(start + places[2 * i])));
        Seal(file, header.Length);
        return file;
    }

    internal static TextModel Open(string path)
    {
        var file = MappedFile.Open(path);
        try
        {
            return new TextModel(Read(file.Memory), file);
        }
        catch
        {
            ((IDisposable)file).Dispose();
            throw;
        }
    }

    internal static ModelParts Read(ReadOnlyMemory<byte> file)
    {
        var headerLength = Check(file.Span);
        try
        {
            var header = JsonSerializer.Deserialize(file.Span.Slice(FixedLength, headerLength), ModelJson.Default.ModelHeader) ?? throw Damaged();
            return Parts(header, file[(int)Round(FixedLength + headerLength)..]);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The model's header does not describe its content.", e);
        }
    }

    private static ModelParts Parts(ModelHeader header, ReadOnlyMemory<byte> content)
    {
        var sections = Enumerable.Range(0, header.Sections.Length / 2)
            .Select(i => content.Slice(checked((int)header.Sections[2 * i]), checked((int)header.Sections[(2 * i) + 1]))).ToArray();
        if (sections.Length != 3 + (header.Members.Length * MemberSections.Count))
            throw Damaged();
        var vocabulary = new Vocabulary(new VocabularySections(sections[0], sections[1], sections[2], header.SpaceStarts, header.BucketShift));
        var members = header.Members.Select((shape, m) =>
            new Member(shape, header.SpaceStarts, header.Labels.Length, MemberSections.Of(sections.AsSpan(3 + (m * MemberSections.Count), MemberSections.Count)))).ToArray();
        return new ModelParts(header.Labels, header.Recipe, vocabulary, members, header.Blend, header.Card);
    }

    private static void Seal(Span<byte> file, int headerLength)
    {
        Mark.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(file[16..], headerLength);
        BinaryPrimitives.WriteInt64LittleEndian(file[24..], file.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(file[12..], Checksum(file[16..]));
    }

    private static int Check(ReadOnlySpan<byte> file)
    {
        if (file.Length < FixedLength || !file.StartsWith(Mark))
            throw new InvalidDataException("The file is no text model.");
        if (BinaryPrimitives.ReadInt32LittleEndian(file[8..]) is var version && version != Version)
            throw new InvalidDataException($"The model has format {version}; this version reads format {Version}.");
        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(file[16..]);
        if (BinaryPrimitives.ReadInt64LittleEndian(file[24..]) != file.Length || BinaryPrimitives.ReadUInt32LittleEndian(file[12..]) != Checksum(file[16..])
            || headerLength < 0 || headerLength > file.Length - FixedLength)
            throw Damaged();
        return headerLength;
    }

    /// <summary>CRC-32C, eight bytes at a time as the processor does it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            crc = BitOperations.Crc32C(crc, word);
        foreach (var last in bytes[(bytes.Length & ~7)..])
            crc = BitOperations.Crc32C(crc, last);
        return ~crc;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> SectionsOf(ModelParts parts)
    {
        var vocabulary = parts.Vocabulary.Sections;
        return parts.Members.Aggregate<Member, IEnumerable<ReadOnlyMemory<byte>>>([vocabulary.Keys, vocabulary.Weights, vocabulary.Buckets], (all, m) => all.Concat(m.Sections.All));
    }

    private static InvalidDataException Damaged() => new("The model's file is damaged: its checksum does not fit.");

    private static long Round(long at) => (at + Boundary - 1) / Boundary * Boundary;
}
