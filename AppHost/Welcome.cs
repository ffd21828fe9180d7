using System.Globalization;
using System.Text;
using Switchboard.AppHost.Demo;

namespace Switchboard.AppHost;

/// <summary>What a person needs to know once everything runs: where to go, and who may sign in.</summary>
internal static class Welcome
{
    internal static string Text(string baseUrl, string sitesUrl, string mail, DemoData? demo, IReadOnlyList<(string Name, Uri Address)> emulators, int replicas)
    {
        var text = new StringBuilder().AppendLine().AppendLine("Switchboard is running. Ctrl-C stops everything and keeps the data.").AppendLine();
        var places = new List<string[]>();
        places.AddRange(demo?.Tenants.Select(t => (string[])[$"Demo shop {t.Slug}", $"{sitesUrl}/{t.Slug}/"]) ?? []);
        places.AddRange(emulators.Select(e => (string[])[e.Name, $"{e.Address} (its console: {new Uri(e.Address, "console")})"]));
        places.Add(["Workbench", baseUrl + "/desk/"]);
        places.Add(["Admin portal", baseUrl + "/portal/"]);
        places.Add(["Open a company", baseUrl + "/portal/sign-up"]);
        places.Add(["API docs", baseUrl + "/docs/"]);
        places.Add(["GraphQL", baseUrl + "/graphql"]);
        places.Add(["Letters", mail]);
        if (replicas > 1)
            places.Add(["Hosts", string.Create(CultureInfo.InvariantCulture, $"{replicas}, on consecutive ports from there; live news stays within each of them")]);
        Append(text, places);
        if (demo is null)
            return text.AppendLine("There is no demo company. Open one at the address above.").ToString();
        text.AppendLine();
        Append(text, [["Company", "Role", "Name", "E-mail", "Password"], .. demo.Tenants.SelectMany(People), ["", "operator", "", demo.Operator.Email, demo.Operator.Password]]);
        return text.ToString();
    }

    /// <summary>Columns of a terminal that a text takes: ideographs take two.</summary>
    internal static int Cells(string text) =>
        text.EnumerateRunes().Sum(r => r.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1);

    internal static void Append(StringBuilder text, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(r => Cells(r[column]))).ToArray();
        foreach (var row in rows)
            text.AppendLine(("  " + string.Join("  ", row.Select((cell, column) => cell + new string(' ', widths[column] - Cells(cell))))).TrimEnd());
    }

    private static IEnumerable<string[]> People(DemoTenant tenant)
    {
        var company = DemoCompany.All.First(c => c.Slug == tenant.Slug);
        (string Role, string Name, DemoSignIn SignIn)[] people =
        [
            ("admin", company.Admin.Name, tenant.Admin), ("supervisor", company.Supervisor.Name, tenant.Supervisor), ("agent", company.Agent.Name, tenant.Agent),
            ("agent", company.Agent2.Name, tenant.Agent2), ("inspector", company.Inspector.Name, tenant.Inspector),
        ];
        return people.Select((p, i) => (string[])[i == 0 ? tenant.Slug : "", p.Role, p.Name, p.SignIn.Email, p.SignIn.Password]);
    }
}
