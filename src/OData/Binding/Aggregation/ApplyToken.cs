using Switchboard.OData.Binding.Reading;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Aggregation;

/// <summary>Which of the rows that $apply makes come next: they are made anew for every page, so a number says it.</summary>
internal sealed record ApplyToken(int Offset, int? Left)
{
    internal static ApplyToken Start(int? skip, int? top) => new(skip ?? 0, top);

    internal static ApplyToken Read(string text, string fingerprint)
    {
        var token = SkipToken.Read(text, fingerprint);
        return token.Values is [{ } number] && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var offset) && offset <= ODataLimits.Skip + ODataLimits.Groups
            ? new ApplyToken(offset, token.Left)
            : throw SkipToken.Foreign();
    }

    internal string Write(string fingerprint) => new SkipToken([Offset.ToString(System.Globalization.CultureInfo.InvariantCulture)], Left).Write(fingerprint);
}
