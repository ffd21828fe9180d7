namespace Switchboard.AppHost.Orchestration;

/// <summary>The checkout that this program was built in.</summary>
internal static class Repository
{
    internal static string Root
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                if (File.Exists(Path.Combine(at.FullName, "SaaS.sln")))
                    return at.FullName;
            }

            throw new PrerequisiteException("Start AppHost from inside its repository: SaaS.sln was not found above it.");
        }
    }

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
