using Microsoft.Extensions.Configuration;
using Switchboard.Host.CommandLine;

namespace Switchboard.Host.Tests.CommandLine;

/// <summary>What the host refuses to start with.</summary>
public sealed class SecretChecksTests
{
    private const string Master = "q8Zr1vTnL5xYc7KdWp3sHj9fBm2gRt6u";
    private const string Password = "x7Qm2Lr9Tz4Wk8Pb";

    [Theory]
    [InlineData("DataProtection:Secret", null, "DataProtection__Secret")]
    [InlineData("DataProtection:Secret", "", "DataProtection__Secret")]
    [InlineData("DataProtection:Secret", "q8Zr1vTnL5xYc7Kd", "too short")]
    [InlineData("DataProtection:Secret", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "repeats")]
    [InlineData("DataProtection:Secret", "0123456789abcdef0123456789abcdef", "everybody knows")]
    [InlineData("DataProtection:Secret", "changemechangemechangemechangeme", "everybody knows")]
    [InlineData("ConnectionStrings:Saas", "Host=x;Username=saas_app;Password=tests-only", "everybody knows")]
    [InlineData("ConnectionStrings:Saas", "Host=x;Username=saas_app;Password=bench-only", "everybody knows")]
    [InlineData("ConnectionStrings:Saas", "Host=x;Username=saas_app;Password=Change-Me-2024!", "everybody knows")]
    [InlineData("ConnectionStrings:Saas", "Host=x;Username=saas_app;Password=k3Jx9w", "too short")]
    [InlineData("ConnectionStrings:Saas", "Host=x;Username=saas_app;Password=" + Master, "are the same")]
    [InlineData("ConnectionStrings:Reports", "Host=x;Username=r;Password=postgres", "ConnectionStrings__Reports")]
    [InlineData("Stripe:SecretKey", "sk_test", "Stripe__SecretKey")]
    [InlineData("Stripe:WebhookSecret", "secret", "Stripe__WebhookSecret")]
    [InlineData("Smtp:Password", "password123", "Smtp__Password")]
    [InlineData("OAuth:Google:ClientSecret", "your-secret-here", "OAuth__Google__ClientSecret")]
    [InlineData("Bus:Password", Password, "are the same")]
    public void A_secret_that_is_none_is_named(string setting, string? value, string complaint)
    {
        var settings = Good();
        settings[setting] = value;

        SecretChecks.Complaint(Of(settings)).ShouldNotBeNull().ShouldContain(complaint);
    }

    [Fact]
    public void A_complaint_never_tells_the_secret()
    {
        var settings = Good();
        settings["Smtp:Password"] = "hunter2";

        SecretChecks.Complaint(Of(settings))!.ShouldNotContain("hunter2");
    }

    [Fact]
    public void Good_secrets_and_settings_that_are_none_are_fine()
    {
        var settings = Good();
        settings["PASSWORD"] = "x";
        settings["Smtp:Host"] = "mail";
        settings["ConnectionStrings:Peer"] = "Host=/run/postgresql;Username=saas_app";

        SecretChecks.Complaint(Of(settings)).ShouldBeNull();
    }

    private static Dictionary<string, string?> Good() => new(StringComparer.Ordinal)
    {
        ["DataProtection:Secret"] = Master,
        ["ConnectionStrings:Saas"] = "Host=x;Username=saas_app;Password=" + Password,
    };

    private static IConfiguration Of(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
