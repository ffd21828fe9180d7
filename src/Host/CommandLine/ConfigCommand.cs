using System.CommandLine;

namespace Switchboard.Host.CommandLine;

internal static class ConfigCommand
{
    internal static Command Create()
    {
        var check = new Command("check", "Say whether the application could start with this configuration.");
        check.SetAction(async (_, ct) =>
        {
            var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
            if (await StartupChecks.ComplaintAsync(configuration, (configuration["ASPNETCORE_ENVIRONMENT"] ?? configuration["DOTNET_ENVIRONMENT"]) == Environments.Development, ct) is { } complaint)
                throw new CommandFailed(complaint);
            Console.WriteLine("The configuration is fine.");
            return 0;
        });
        return new Command("config", "Look at the configuration.") { check };
    }
}
