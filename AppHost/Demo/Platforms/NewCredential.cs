using System.Security.Cryptography;

namespace Switchboard.AppHost.Demo.Platforms;

internal static class NewCredential
{
    internal static string Hex(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);

    internal static string Text(int length) => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", length);
}
