using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Switchboard.Desk.Files;
using Switchboard.Tenancy;

namespace Switchboard.Host.Files;

/// <summary>Addresses of files that work for a day and for nobody who guesses.</summary>
internal sealed class FileLinks(FileLinkKey key, TimeProvider clock) : IAttachmentLinks
{
    private const long SecondsPerDay = 86_400;

    /// <summary>Expiry falls on whole days, so that a picture keeps its address, and its place in the browser's cache, for one.</summary>
    public string UrlOf(TenantId tenant, Guid file)
    {
        var expires = ((clock.GetUtcNow().ToUnixTimeSeconds() / SecondsPerDay) + 2) * SecondsPerDay;
        return string.Create(CultureInfo.InvariantCulture, $"/files/{file}?t={tenant}&e={expires}&s={Sign(tenant.Value, file, expires)}");
    }

    public TenantId? Verify(Guid file, IQueryCollection query)
    {
        if (!Guid.TryParse(query["t"], out var tenant) || !long.TryParse(query["e"], CultureInfo.InvariantCulture, out var expires))
            return null;
        var right = Encoding.ASCII.GetBytes(Sign(tenant, file, expires));
        var given = Encoding.ASCII.GetBytes(query["s"].ToString());
        return CryptographicOperations.FixedTimeEquals(right, given) && expires > clock.GetUtcNow().ToUnixTimeSeconds() ? new TenantId(tenant) : null;
    }

    private string Sign(Guid tenant, Guid file, long expires) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{tenant:N}.{file:N}.{expires}"))));
}

/// <summary>The signing key, kept sealed beside the Data Protection keys so that every node of a deployment shares it.</summary>
internal sealed class FileLinkKey
{
    public FileLinkKey(IDataProtectionProvider protection, string folder)
    {
        var seal = protection.CreateProtector("switchboard.file-links");
        var path = Path.Combine(folder, "file-links.key");
        Directory.CreateDirectory(folder);
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(seal.Protect(RandomNumberGenerator.GetBytes(32)));
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another start made it already.
        }

        Bytes = seal.Unprotect(File.ReadAllBytes(path));
    }

    public byte[] Bytes { get; }
}
