using System.ComponentModel.DataAnnotations;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;
using Switchboard.Tenancy.SignUp;

namespace Switchboard.Desk.Onboarding;

/// <summary>What a stranger fills in to open a tenant.</summary>
public sealed record SignUpRequest(
    [StringLength(100, MinimumLength = 1)] string Company,
    [StringLength(100, MinimumLength = 1)] string Name,
    [EmailAddress, StringLength(254)] string Email,
    [StringLength(PasswordRules.Longest)] string Password,
    [RegularExpression(SlugGuess.Shape), StringLength(SlugGuess.Longest, MinimumLength = 2)] string? Slug = null,
    [StringLength(64)] string? TimeZone = null,
    [AllowedValues("zh-CN", "en", null)] string? Language = null)
{
    private static readonly InputRules<SignUpRequest> Rules = new();

    /// <summary>What is wrong with it, whoever sends it: nothing of this depends on who is known here.</summary>
    public Refusal? Decide(DisposableAddresses disposable)
    {
        if (Rules.Check(this) is { Count: > 0 } errors)
            return new InvalidInput(errors);
        foreach (var (field, text) in ((string, string)[])[("company", Company), ("name", Name)])
        {
            if (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl))
                return new InvalidInput(field, "must be one line of text.");
        }

        if (PasswordRules.Complaint(Password, Email.Trim()) is { } complaint)
            return new InvalidInput("password", complaint);
        if (TimeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            return new InvalidInput("timeZone", "must be a time zone such as Asia/Shanghai.");
        if (Slug is not null && SlugGuess.IsOurs(Slug))
            return new AddressTaken(Slug);
        return disposable.Has(Email.Trim()) ? new DisposableAddress() : null;
    }
}
