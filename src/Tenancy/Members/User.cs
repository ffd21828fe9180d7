using Microsoft.AspNetCore.Identity;

namespace Switchboard.Tenancy.Members;

/// <summary>A person who signs in; belongs to any number of tenants.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>Runs the platform. Read only here: the database lets nobody but its owner set it.</summary>
    public bool IsOperator { get; init; }

    /// <summary>Whether an authenticator app is set up; <see cref="IdentityUser{TKey}.TwoFactorEnabled"/> tells that of any second factor.</summary>
    public bool TotpOn { get; set; }
}
