using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity;

/// <summary>Keeps the Data Protection keys in the catalog, so that every Host reads the cookies and secrets of every other.</summary>
internal sealed class ProtectionKeys(CatalogDataSource catalog, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = catalog.Source.CreateCommand("select xml from catalog.protection_keys order by created_at");
        using var row = command.ExecuteReader();
        var keys = new List<XElement>();
        while (row.Read())
            keys.Add(XElement.Parse(row.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = catalog.Source.CreateCommand("insert into catalog.protection_keys (id, xml, created_at) values ($1, $2, $3)");
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        command.ExecuteNonQuery();
    }
}
