namespace Switchboard.Host.Identity.OAuth.Pages;

/// <summary>What a page of ours was sent back with; read by the framework's own reader, because its guard against forgery looks there.</summary>
internal static class PageForm
{
    /// <summary>Null for anything that no page of ours would send.</summary>
    internal static async Task<Parameters?> ReadAsync(HttpContext context, CancellationToken ct)
    {
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        try
        {
            return Parameters.Of(await context.Request.ReadFormAsync(ct)).Value;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
