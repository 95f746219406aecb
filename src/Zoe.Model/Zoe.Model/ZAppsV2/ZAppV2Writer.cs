using Zoe.Model.Json;

namespace Zoe.Model.ZAppsV2;

/// <summary>Writes ZApps in normalised format 2.</summary>
public static class ZAppV2Writer
{
    private static readonly DocumentWriter<ZAppV2> Writer = new(ZAppV2JsonContext.Default);

    /// <summary>The document as text, ending in a line feed.</summary>
    public static string Write(ZAppV2 zapp)
    {
        ArgumentNullException.ThrowIfNull(zapp);
        return Writer.Write(zapp);
    }
}
