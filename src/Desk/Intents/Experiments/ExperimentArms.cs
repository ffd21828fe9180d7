using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Switchboard.Desk.Intents.Experiments;

/// <summary>
/// Which version a conversation belongs to. Its own hash decides, with the experiment's id in it: it stays with one version to its end, every host knows
/// which without asking, and who was in one experiment's challenger group is not for that reason in the next one's.
/// </summary>
internal static class ExperimentArms
{
    internal static ExperimentArm Of(IntentExperimentId experiment, Guid conversation, int share)
    {
        Span<byte> both = stackalloc byte[32];
        experiment.Value.TryWriteBytes(both);
        conversation.TryWriteBytes(both[16..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(both, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash) % 100 < (ulong)share ? ExperimentArm.Challenger : ExperimentArm.Live;
    }
}
