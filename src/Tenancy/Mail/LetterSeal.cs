using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Switchboard.Tenancy.Mail;

/// <summary>Keeps letters closed while they wait: a copy of the database must open nobody's account.</summary>
internal sealed class LetterSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("switchboard.mail");

    internal byte[] Close(Letter letter) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(letter));

    internal Letter Open(byte[] closed) => JsonSerializer.Deserialize<Letter>(_protector.Unprotect(closed))!;
}
