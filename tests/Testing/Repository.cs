namespace Switchboard.Testing;

/// <summary>The checkout that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "SaaS.sln")))
                return at.FullName;
        }

        throw new InvalidOperationException("SaaS.sln is in no folder above the tests.");
    }
}
