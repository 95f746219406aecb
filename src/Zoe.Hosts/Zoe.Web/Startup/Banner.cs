using Zoe.Backends;

namespace Zoe.Web;

/// <summary>Tells the administrator, at the start, what runs where.</summary>
internal static class Banner
{
    public static void Write(
        TextWriter output, HostSettings settings, ChosenBackend backend, IEnumerable<string> addresses, string? password,
        DescriptorBudget descriptors)
    {
        output.WriteLine($"Zoe {ZoeVersion.Current}, deployment {settings.Engine.DeploymentName}");
        foreach (var address in addresses) output.WriteLine($"  Listening on  {address}");
        output.WriteLine($"  Back-end      {backend.Name}, {backend.Reason}");
        output.WriteLine($"  Data          {settings.Engine.DataPath}");
        if (descriptors.Limit is { } limit)
            output.WriteLine($"  Open files    {limit} at most, {descriptors.Reserve} of them kept for the server itself");
        output.WriteLine($"  ZApp shop     {settings.ZappShopPath}");
        if (password is not null)
        {
            output.WriteLine("  First start: log in as user admin with the password");
            output.WriteLine($"      {password}");
            output.WriteLine("  It is shown only this once; ZOE_ADMIN_PASSWORD sets another one.");
        }

        output.Flush();
    }
}
