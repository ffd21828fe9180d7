namespace Switchboard.AppHost.Demo.Platforms;

/// <summary>A platform that the demo companies are connected to.</summary>
internal interface IDemoPlatform
{
    /// <summary>What the resource and the table of addresses call it.</summary>
    string Name { get; }

    /// <summary>The inboxes that a company has there.</summary>
    IReadOnlyList<DemoInboxKind> Inboxes { get; }

    /// <summary>Credentials as the platform's console would make them: random for each data folder.</summary>
    /// <returns>What the forms of the inboxes hold, in their order.</returns>
    IReadOnlyList<Dictionary<string, string>> NewSettings();

    /// <summary>Starts an emulator that knows these credentials.</summary>
    Task<IRunningPlatform> StartAsync(DemoCompany company, IReadOnlyList<IReadOnlyDictionary<string, string>> settings, int port, CancellationToken ct);
}

/// <param name="Name">What the inbox is called.</param>
/// <param name="Channel">Which connector it is for.</param>
/// <param name="AddressSettings">The fields of its form that hold the platform's address.</param>
/// <param name="Kept">Where demo.json keeps it.</param>
/// <param name="Keep">Puts it there.</param>
internal sealed record DemoInboxKind(string Name, string Channel, string[] AddressSettings, Func<DemoInboxes, DemoChannel?> Kept, Func<DemoInboxes, DemoChannel, DemoInboxes> Keep);

/// <summary>An emulator for one company.</summary>
internal interface IRunningPlatform : IAsyncDisposable
{
    /// <summary>Its page for people.</summary>
    Uri Address { get; }

    /// <summary>Does what the console does when the callback addresses are saved, one for each inbox.</summary>
    /// <returns>The console's complaint, or null.</returns>
    Task<string?> RegisterAsync(IReadOnlyList<Uri> callbacks, CancellationToken ct);
}
