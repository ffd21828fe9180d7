using System.Globalization;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>Ids that the platform keeps with a message: at most 32 letters, digits, _ and -.</summary>
internal static class PartIds
{
    /// <summary>The first part is the delivery itself; the others are the same at each try, too.</summary>
    internal static string Of(Guid delivery, int part)
    {
        var id = delivery.ToString("N");
        return part == 0 ? id : id[3..] + "-" + part.ToString("x2", CultureInfo.InvariantCulture);
    }
}
