using Switchboard.Tenancy;

namespace Switchboard.Desk.Files;

/// <summary>Signed, expiring addresses of files.</summary>
public interface IAttachmentLinks
{
    string UrlOf(TenantId tenant, Guid file);
}
